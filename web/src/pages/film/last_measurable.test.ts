import { expect, test } from "vitest";
import { last_measurable, measured_as, nth_of } from "./film_page";

test("a film is most likely of the set that was logged last and that a camera can judge", () => {
  const sets = [{ exercise_slug: "deadlift" }, { exercise_slug: "hip-thrust" }, { exercise_slug: "clamshell" }];
  expect(last_measurable(sets, ["deadlift", "hip-thrust"])?.exercise_slug).toBe("hip-thrust");
  expect(last_measurable(sets, ["goblet-squat"])).toBeUndefined();
});

test("a variant without a measure of its own is measured as what it is a variant of", () => {
  const could = [{ id: "bodyweight-hinge", entry: "X-22" }, { id: "deadlift", entry: "X-23" }];
  const known = [{ id: "dowel-hinge", slug: "dowel-hinge", variant_of: "X-22" }, { id: "X-23", slug: "deadlift", variant_of: null }, { id: "X-09", slug: "clamshell", variant_of: null }, { id: "odd", slug: "odd", variant_of: "X-99" }];
  expect(measured_as("dowel-hinge", known, could)).toBe("bodyweight-hinge");
  expect(measured_as("deadlift", known, could)).toBe("deadlift");
  expect(measured_as("clamshell", known, could)).toBe("clamshell");
  expect(measured_as("odd", known, could)).toBe("odd");
});

test("sets of one exercise are told apart by their number", () => {
  const all = ["a", "b", "c"].map((id, i) => ({ id, exercise_slug: i === 1 ? "deadlift" : "clamshell", exercise_name: "" }));
  expect(all.map((s) => nth_of(s, all))).toEqual([1, 1, 2]);
});
