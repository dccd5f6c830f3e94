import { expect, test } from "vitest";
import type { MuscleGroup } from "../../api/documents";
import { under_floor } from "./muscle_table";
import { session_words } from "./records";

const group = (id: string, name: string, sets: number) => ({ id, name, sets, band: { from: 10, to: 20, floor: 4 } }) as unknown as MuscleGroup;

test("muscles under the least that keeps them are named as the map names them, the emptiest first", () => {
  const all = [group("M-GLU", "Glutes", 14), group("M-ERE", "Spinal erectors and lower back", 3), group("M-ROT", "Piriformis and deep hip rotators", 0), group("M-ADD", "Adductors", 4)];
  expect(under_floor(all)).toBe("Under the 4 sets that keep a muscle: deep rotators and back extensors.");
  expect(under_floor([all[0]!])).toBe("");
});
test("a session is called what it is called, and where it was brought from", () => {
  expect(session_words({ title: "Lower", source: "hevy" })).toBe("Lower, from hevy · ");
  expect(session_words({ title: "", source: "synthetic" })).toBe("");
  expect(session_words({ title: "", source: "dowel" })).toBe("");
});
