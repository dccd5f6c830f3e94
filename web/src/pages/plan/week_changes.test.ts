import { describe, expect, it } from "vitest";
import type { Line, Week } from "../../api/documents";
import { week_changes } from "./week_changes";

const line = (exercise: string, more: Partial<Line> = {}): Line => ({
  exercise, own: false, instead_of: "", sets: 3, reps: { from: 8, to: 12 }, hold_s: null, distance_m: null, tempo: null, per_side: false, rest_s: 90, with: "",
  load: { how: "none", load_kg: null, reps_in_reserve: null }, level: "", reduced_by: "none", minutes: 3, why: { text: `why ${exercise}`, rules: [], sources: [] }, ...more,
});
const week = (...days: Line[][]): Week => ({
  number: 1, start: "2026-11-23", easier: false, theme: "", sets_per_group: {},
  days: days.map((lines) => ({ date: "2026-11-23", training: true, hips: true, minutes: 30, minutes_had: 45, notes: [], blocks: [{ kind: "main", lines }] })),
});

describe("what changed since the week before", () => {
  it("is nothing where nothing did", () => {
    expect(week_changes(week([line("a")], [line("b")]), week([line("a")], [line("b")]), "kg")).toEqual([]);
  });
  it("counts the sets of all days together", () => {
    const changes = week_changes(week([line("a")], [line("a")]), week([line("a")], [line("a", { sets: 4 })]), "kg");
    expect(changes.map((c) => [c.exercise, c.kind, c.says])).toEqual([["a", "changed", "sets 6 → 7"]]);
  });
  it("says load in the athlete's unit, reps, seconds and level, each with its reason", () => {
    const was = line("a", { load: { how: "", load_kg: 100, reps_in_reserve: null }, level: "1" });
    const is = line("a", { load: { how: "", load_kg: 102.5, reps_in_reserve: null }, reps: { from: 6, to: 6 }, level: "2" });
    const [change] = week_changes(week([was]), week([is]), "kg");
    expect(change!.says).toBe("reps 8–12 → 6, load 100\u00a0kg → 102.5\u00a0kg, level 1 → 2");
    expect(change!.why.text).toBe("why a");
  });
  it("tells what came and what went", () => {
    expect(week_changes(week([line("a")]), week([line("b")]), "kg").map((c) => [c.exercise, c.kind])).toEqual([["b", "added"], ["a", "left out"]]);
  });
});
