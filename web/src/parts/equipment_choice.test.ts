import { expect, test } from "vitest";
import { usual_first } from "./equipment_choice";

test("what most people have stands first, the rest as it stood", () => {
  const all = ["ankle-weight", "kettlebell", "yoke", "barbell", "axle"].map((id) => ({ id }));
  expect(usual_first(all).map((one) => one.id)).toEqual(["barbell", "kettlebell", "ankle-weight", "yoke", "axle"]);
  expect(all[0]!.id).toBe("ankle-weight");
});
