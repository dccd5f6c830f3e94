import { describe, expect, it } from "vitest";
import type { Day, Line } from "../../api/documents";
import { as_planned, beside_rows, ended_by_pain, lifted, line_words, next_row, pain_words, planned_entry, rows_of, whole_sets, work_words, type DoneSet } from "./session_rows";

const line = (exercise: string, sets: number, more: Partial<Line> = {}): Line => ({
  exercise, own: false, instead_of: "", sets, reps: { from: 8, to: 12 }, hold_s: null, distance_m: null, tempo: null, per_side: false, rest_s: 90, with: "",
  load: { how: "none", load_kg: null, reps_in_reserve: null }, level: "", reduced_by: "none", minutes: 3, why: { text: "", rules: [], sources: [] }, ...more,
});
const day = (...blocks: Line[][]): Day => ({ date: "2026-11-26", training: true, hips: true, minutes: 30, minutes_had: 45, notes: [], blocks: blocks.map((lines, i) => ({ kind: `b${i}`, lines })) });
const done = (exercise: string, more: Partial<DoneSet> = {}): DoneSet => ({ id: Math.random().toString(), exercise, kind: "working", side: "both", reps: 8, hold_s: null, distance_m: null, load_kg: null, rpe: null, filmed: false, sent: true, ...more });

describe("what one sets oneself", () => {
  const [row] = rows_of(day([line("hip-thrust", 2)]), null, []);
  it("is not what was planned", () => {
    const plain = planned_entry(row!);
    expect(as_planned(row!, plain)).toBe(true);
    expect(as_planned(row!, { ...plain, load_kg: 60 })).toBe(false);
    expect(as_planned(row!, { ...plain, reps: 12 })).toBe(true);
    expect(as_planned(row!, { ...plain, reps: 13 })).toBe(false);
  });
});

it("says that lines are less for a pain only where one is", () => {
  expect(pain_words(day([line("hip-thrust", 2)]))).toBe("The pain you told is counted in.");
  expect(pain_words(day([line("hip-thrust", 2)], [line("deadlift", 1, { reduced_by: "pain" })]))).toMatch(/each changed line says so/);
  expect(pain_words(null)).toBe("The pain you told is counted in.");
});

describe("sets that stand in no line", () => {
  it("are shown all the same: the session was made anew, or there were more", () => {
    const gone = done("hip-thrust"), more = done("deadlift"), one = done("deadlift"), ramp = done("hip-thrust", { kind: "warmup" });
    const rows = rows_of(day([line("deadlift", 1)]), null, [one, more, gone, ramp]);
    expect(beside_rows(rows, [one, more, gone, ramp])).toEqual([more, gone]);
  });
});

describe("the lines of a session", () => {
  it("fill in order: an exercise that stands twice fills its first line first", () => {
    const rows = rows_of(day([line("deadlift", 1)], [line("deadlift", 2)]), null, [done("deadlift"), done("deadlift")]);
    expect(rows.map((r) => [r.count, r.finished])).toEqual([[1, true], [1, false]]);
    expect(next_row(rows)!.key).toBe("1.0");
  });
  it("take no ramping set for a working one", () => {
    expect(rows_of(day([line("deadlift", 3)]), null, [done("deadlift", { kind: "warmup" })])[0]!.count).toBe(0);
  });
  it("count left and right as one set, and one side alone as a half", () => {
    expect(whole_sets([done("x", { side: "left" })])).toBe(0.5);
    expect(whole_sets([done("x", { side: "left" }), done("x", { side: "right" })])).toBe(1);
  });
  it("never count a planned set as done, and end when all are", () => {
    expect(next_row(rows_of(day([line("a", 1)]), null, []))!.finished).toBe(false);
    expect(next_row(rows_of(day([line("a", 1)]), null, [done("a")]))).toBeNull();
  });
  it("follow a swap: sets of what stands in count for the line", () => {
    const rows = rows_of(day([line("a", 1)]), null, [done("b")], { "0.0": "b" });
    expect(rows[0]).toMatchObject({ finished: true, line: { exercise: "b" } });
  });
});

describe("what the next set would be", () => {
  it("is the plan's, then what was done before it", () => {
    const planned = rows_of(day([line("d", 3, { reps: { from: 5, to: 5 }, load: { how: "kg", load_kg: 100, reps_in_reserve: null } })]), null, []);
    expect(planned_entry(planned[0]!)).toMatchObject({ reps: 5, load_kg: 100, rpe: null });
    const after = rows_of(day([line("d", 3, { reps: { from: 5, to: 5 }, load: { how: "kg", load_kg: 100, reps_in_reserve: null } })]), null, [done("d", { reps: 4, load_kg: 97.5, rpe: 9 })]);
    expect(planned_entry(after[0]!)).toMatchObject({ reps: 4, load_kg: 97.5, rpe: null });
  });
  it("goes to the other side after one side", () => {
    expect(planned_entry(rows_of(day([line("c", 2, { per_side: true })]), null, [done("c", { side: "left" })])[0]!).side).toBe("right");
  });
});

describe("words of work", () => {
  it("say reps, seconds, metres and load as the log does", () => {
    const none = { reps: null, hold_s: null, distance_m: null, load_kg: null };
    expect(work_words({ ...none, reps: 5, load_kg: 100 }, "kg")).toBe("5\u00a0×\u00a0100\u00a0kg");
    expect(work_words({ ...none, hold_s: 20 }, "kg")).toBe("20\u00a0s");
    expect(work_words({ ...none, reps: 8 }, "kg")).toBe("8\u00a0reps");
    expect(line_words(line("a", 3))).toBe("3\u00a0×\u00a08–12");
  });
});

describe("a day that was ended", () => {
  const answer = (more: object) => [{ id: "a", answered: "2026-11-26T19:00:00", region: "hip", during: 4, next_morning: null, stiff: false, note: "", ...more }];
  it("is over once pain is told after it, and not by a line that was stopped, by no pain or by yesterday's", () => {
    expect(ended_by_pain(answer({}), "2026-11-26")).toBe(true);
    expect(ended_by_pain(answer({ note: "stopped at deadlift" }), "2026-11-26")).toBe(false);
    expect(ended_by_pain(answer({ during: 0 }), "2026-11-26")).toBe(false);
    expect(ended_by_pain(answer({ during: null }), "2026-11-26")).toBe(false);
    expect(ended_by_pain(answer({}), "2026-11-27")).toBe(false);
  });
  it("shows what was lifted, whatever the plan has become", () => {
    expect(lifted([done("deadlift", { kind: "warmup" }), done("squat"), done("deadlift"), done("squat")]).map(([e, sets]) => [e, sets.length])).toEqual([["squat", 2], ["deadlift", 1]]);
  });
});
