import { expect, test } from "vitest";
import { last_measurable } from "./film_page";

test("a film is most likely of the set that was logged last and that a camera can judge", () => {
  const sets = [{ exercise_slug: "deadlift" }, { exercise_slug: "hip-thrust" }, { exercise_slug: "clamshell" }];
  expect(last_measurable(sets, ["deadlift", "hip-thrust"])?.exercise_slug).toBe("hip-thrust");
  expect(last_measurable(sets, ["goblet-squat"])).toBeUndefined();
});
