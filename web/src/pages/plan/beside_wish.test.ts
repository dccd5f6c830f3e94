import { expect, test } from "vitest";
import { beside_wish } from "./beside_wish";

const nothing = { start: "", emphases: [], weak: [], cleared: false, drop_own: false };

test("what is not said stays as it was", () => {
  expect(beside_wish(nothing, {}, false)).toEqual({});
  expect(beside_wish({ ...nothing, emphases: ["jump", "sprint"], cleared: true }, { emphases: ["sprint", "jump"], clinician_cleared: true }, false)).toEqual({});
});

test("what is said now, and what is taken away", () => {
  expect(beside_wish({ start: "2026-01-05", emphases: ["jump"], weak: ["weak-glutes"], cleared: true, drop_own: true }, {}, false))
    .toEqual({ start: "2026-01-05", emphases: ["jump"], weak: ["weak-glutes"], clinician_cleared: true, own: [] });
  expect(beside_wish(nothing, { emphases: ["jump"], clinician_cleared: true }, false)).toEqual({ emphases: [], clinician_cleared: false });
  expect(beside_wish({ ...nothing, drop_own: true }, {}, true)).toEqual({});
});
