import { expect, test } from "vitest";
import { changed } from "./changed";

test("only what was changed is sent, lists by what is in them", () => {
  const before = { name: "Mara", mass_kg: 64 as number | null, equipment: ["barbell"], plates: [] as string[] };
  expect(changed(before, { ...before, equipment: ["barbell"] })).toEqual({});
  expect(changed(before, { name: "Mara", mass_kg: null, equipment: ["barbell", "bench"], plates: [] })).toEqual({ mass_kg: null, equipment: ["barbell", "bench"] });
});
