import { expect, test } from "vitest";
import type { Rep } from "../../api/documents";
import { shown_rep } from "./shown_rep";

const reps = [1, 2, 3].map((index) => ({ index }) as Rep);

test("what is compared, looped and named is the rep in the picture, whatever the address says", () => {
  expect(shown_rep(reps, reps[2]!, 1)?.index).toBe(3);
  expect(shown_rep(reps, null, 2)?.index).toBe(2);
  expect(shown_rep(reps, null, null)?.index).toBe(1);
  expect(shown_rep([], null, 2)).toBeUndefined();
});
