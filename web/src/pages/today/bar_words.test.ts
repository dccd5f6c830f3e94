import { expect, test } from "vitest";
import { side_words, warm_up_words } from "./bar_words";

const bar = { exercise: "deadlift", load_kg: 110, bar_kg: 20, side_kg: [20, 20, 5], warm_up: [{ reps: 5, load_kg: 40 }, { reps: 3, load_kg: 70 }] };

test("the plates of a side and the way up", () => {
  expect(side_words(bar, "kg")).toBe("2 × 20 + 5 a side");
  expect(side_words({ ...bar, side_kg: [] }, "kg")).toBe("the empty bar");
  expect(side_words({ ...bar, bar_kg: null }, "kg")).toBe("");
  expect(warm_up_words(bar, "kg")).toBe("warm-up 5\u00a0×\u00a040\u00a0kg, 3\u00a0×\u00a070\u00a0kg");
  expect(warm_up_words({ ...bar, warm_up: [] }, "kg")).toBe("");
});
