import { describe, expect, it } from "vitest";
import type { Analysis, AnalysisAbout, Finding, Rep, State } from "../../api/documents";
import { anchor_of, other_time } from "./align";
import { by_state, marks_of, gather, moments, phase_at, phases_of, rep_at } from "./verdicts";

const finding = (checkpoint: string, state: State, at_s: number | null = 1): Finding =>
  ({ checkpoint, fault: null, state, rule: "r", measure: "spine_mdev_mm", value: 1, sd: 1, threshold: 3.5, broken_above: true, at_s, reason: "" });
const rep = (index: number, start_s: number, findings: Finding[]): Rep =>
  ({ index, partial: false, start_s, bottom_s: start_s, end_s: start_s + 2.6, tempo: "0.9-0.6-0.7-0.9", told_by: [], measures: {}, findings });
const analysis = (reps: Rep[]) => ({ reps }) as unknown as Analysis;
const about = (with_: Partial<AnalysisAbout> = {}) => ({ exclusions: [], corrections: [], ...with_ }) as unknown as AnalysisAbout;

describe("findings gathered", () => {
  const set = analysis([
    rep(1, 0, [finding("C-01", "held"), finding("C-05", "cannot_tell"), finding("C-03", "held")]),
    rep(2, 4, [finding("C-01", "broken", 5), finding("C-01", "held"), finding("C-05", "held"), finding("C-03", "held")]),
  ]);
  it("puts what broke first, then what could not be told, then what held", () => {
    expect(gather(set, about()).map((g) => [g.checkpoint, g.state])).toEqual([["C-01", "broken"], ["C-05", "cannot_tell"], ["C-03", "held"]]);
  });
  it("lets the worst rule of a checkpoint count for a rep", () => {
    expect(gather(set, about())[0]!.reps[1]!.finding.state).toBe("broken");
  });
  it("leaves a rep out of the state but not out of sight", () => {
    const [first] = gather(set, about({ exclusions: [{ id: "x", rep: 2, not_a_rep: true, reason: "not a rep", by: "Mara", when: "2026-01-08T18:00:00" }] })).filter((g) => g.checkpoint === "C-01");
    expect(first!.state).toBe("held");
    expect(first!.reps.map((r) => r.left_out)).toEqual([false, true]);
  });
  it("stands a correction beside what was measured, which stays", () => {
    const told = gather(set, about({ corrections: [{ id: "1", rep: 2, checkpoint: "C-01", state: "held", remark: "", by: "Jo", when: "2026-01-08T18:00:00" }] })).find((g) => g.checkpoint === "C-01")!;
    expect(told.reps[1]).toMatchObject({ said: "held", finding: { state: "broken" } });
  });
  it("keeps what is close to the limit apart from what could not be told", () => {
    const mixed = gather(analysis([rep(1, 0, [finding("C-05", "borderline")]), rep(2, 4, [finding("C-05", "cannot_tell")]), rep(3, 8, [finding("C-05", "borderline")])]), about())[0]!;
    expect(by_state(mixed.reps).map((g) => [g.state, g.reps.map((r) => r.rep)])).toEqual([["borderline", [1, 3]], ["cannot_tell", [2]]]);
  });
  it("jumps through what needs a look, in time", () => {
    expect(moments(gather(set, about())).map((m) => [m.checkpoint, m.rep])).toEqual([["C-05", 1], ["C-01", 2]]);
  });
});

describe("a rep's phases", () => {
  // The synthetic lifter's third pull: 9.4 to 12.2 s at 0.9-0.6-0.7-0.9; its trunk leaves 30° at 10.05 s.
  it("goes up and then down where it starts at its bottom (a pull from the floor)", () => {
    const p = phases_of({ ...rep(3, 9.4, []), end_s: 12.2 });
    expect(p.up!.map((t) => t.toFixed(2))).toEqual(["9.70", "10.40"]);
    expect(p.down!.map((t) => t.toFixed(2))).toEqual(["11.30", "12.20"]);
    expect([9.5, 10, 11, 12].map((t) => phase_at({ ...rep(3, 9.4, []), end_s: 12.2 }, t))).toEqual(["bottom", "way up", "top", "way down"]);
  });
  it("goes down and then up where its bottom lies inside (a squat), and ends at its lockout", () => {
    const p = phases_of({ ...rep(1, 2, []), bottom_s: 3.4, end_s: 4.6, tempo: "1.2-0.3-1.1-0.9" });
    expect([p.down, p.up].map((r) => r!.map((t) => t.toFixed(2)))).toEqual([["2.00", "3.20"], ["3.50", "4.60"]]);
  });
  it("has no way down after the last pull when none was filmed", () => {
    expect(phases_of({ ...rep(5, 15.8, []), end_s: 17, tempo: "0.0-0.6-0.7-0.0" }).down).toBeNull();
  });
  it("knows the rep a moment lies in", () => {
    const reps = [rep(1, 0, []), rep(2, 4, [])];
    expect(rep_at(reps, 4.5)?.index).toBe(2);
    expect(rep_at(reps, 3)).toBeNull();
  });
});

describe("two reps beside each other", () => {
  it("share the time from the moment they are laid on each other by", () => {
    const [a, b] = [rep(1, 0, []), rep(2, 4, [])];
    expect(other_time(0.5, anchor_of(a, "bottom"), anchor_of(b, "bottom"), 0)).toBeCloseTo(4.5, 9);
    expect(other_time(0.5, anchor_of(a, "lockout"), anchor_of(b, "lockout"), 0.07)).toBeCloseTo(4.57, 9);
  });
});

describe("the rep at a moment", () => {
  it("holds its own first and last frame, though the document rounds their times", () => {
    const reps = [{ index: 1, start_s: 3.233, bottom_s: 4, end_s: 6.033 }] as unknown as Rep[];
    expect(rep_at(reps, 97 / 30)?.index).toBe(1);
    expect(rep_at(reps, 181 / 30)?.index).toBe(1);
    expect(rep_at(reps, 182 / 30)).toBeNull();
  });
});

describe("marks on the line of time", () => {
  const at = (t_s: number, state: "broken" | "cannot_tell" | "borderline") => ({ t_s, state });
  it("are the worst where several lie on each other, in time", () => {
    expect(marks_of([at(1, "cannot_tell"), at(1.1, "broken"), at(3, "borderline"), at(3.05, "cannot_tell"), at(5, "cannot_tell")], 0.5)).toEqual([at(1.1, "broken"), at(3, "borderline"), at(5, "cannot_tell")]);
  });
  it("all stay where there is room", () => {
    expect(marks_of([at(1, "cannot_tell"), at(2, "broken")], 0.5)).toHaveLength(2);
  });
});
