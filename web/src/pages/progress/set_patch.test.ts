import { expect, test } from "vitest";
import type { SetRecord } from "../../api/documents";
import { form_of, patch_of } from "./set_patch";

const set = {
  number: 1, handle: "", filmed: false, id: "s", session_id: "w", exercise_slug: "pull-up", exercise_name: "", set_order: 0, kind: "working", side: "both",
  reps: 5, hold_s: null, distance_m: null, load_kg: -20, rpe: 8.5, rir: null, tempo: "", superset: "", pain: null, next_day_pain: null, notes: "easy",
} as SetRecord;
const before = form_of(set, "Pull-up", "2026-01-05", "kg");

test("what was not touched is not sent", () => {
  expect(patch_of(before, before, "kg")).toEqual({ patch: {} });
  // Pounds are shown rounded; the kilograms stay.
  const pounds = form_of({ ...set, load_kg: 100 }, "Pull-up", "2026-01-05", "lb");
  expect(pounds.load).toBe("220.46");
  expect(patch_of(pounds, { ...pounds, reps: "4" }, "lb")).toEqual({ patch: { reps: 4 } });
});

test("figures, words, side, kind, pain and day", () => {
  expect(before.load).toBe("−20");
  const after = { ...before, load: "−22,5", pain: "3", next_day_pain: "1", side: "left", kind: "failure", notes: " ", date: "2026-01-04", rpe: "" } as typeof before;
  expect(patch_of(before, after, "kg")).toEqual({ patch: { load_kg: -22.5, pain: 3, next_day_pain: 1, side: "left", kind: "failure", notes: "", at: "2026-01-04", rpe: null } });
  expect(patch_of(before, { ...before, reps: "many" }, "kg")).toEqual({ no_figure: "reps" });
});
