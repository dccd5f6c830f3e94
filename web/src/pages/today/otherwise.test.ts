import { expect, test } from "vitest";
import { otherwise, target_words } from "./otherwise";

test("what the gate says already is no otherwise", () => {
  expect(otherwise("hold").map((o) => o.to)).toEqual(["pass", "regress"]);
  expect(otherwise("pass").map((o) => o.to)).toEqual(["hold", "regress"]);
  expect(otherwise("regress").map((o) => o.to)).toEqual(["pass", "hold"]);
  expect(otherwise("not_measured")).toHaveLength(3);
});

test("a target in the athlete's unit", () => {
  const none = { sets: 3, reps: null, load_kg: null, hold_s: null, distance_m: null, level: null };
  expect(target_words({ ...none, reps: 5, load_kg: 100 }, "kg")).toBe("3\u00a0×\u00a05\u00a0×\u00a0100\u00a0kg");
  expect(target_words({ ...none, reps: 5, load_kg: 100 }, "lb")).toBe("3\u00a0×\u00a05\u00a0×\u00a0220.5\u00a0lb");
  expect(target_words({ ...none, hold_s: 30 }, "kg")).toBe("3\u00a0×\u00a030\u00a0s");
  expect(target_words({ ...none, distance_m: 20, load_kg: 32 }, "kg")).toBe("3\u00a0×\u00a020\u00a0m\u00a0×\u00a032\u00a0kg");
  expect(target_words({ ...none, reps: 8, level: 2 }, "kg")).toBe("3\u00a0×\u00a08\u00a0×\u00a0level 2");
});
