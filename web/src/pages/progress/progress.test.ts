import { describe, expect, it } from "vitest";
import type { ProgressPoint } from "../../api/documents";
import { pain_state } from "./pain_dots";
import { sentences_of } from "./progress_page";

const point = (started: string, more: Partial<ProgressPoint> = {}): ProgressPoint => ({
  session_id: started, started, sets: 3, reps: 15, volume_kg: 1500, best_load_kg: 100, best_load_reps: 5, best_one_rm_kg: 116, one_rm_range_kg: [112.5, 116.7], longest_hold_s: null,
  longest_distance_m: null, worst_pain: null, held: 0, gradeable: 0, ...more,
});

describe("three sentences", () => {
  it("say load, what broke and what could not be judged", () => {
    const said = sentences_of("deadlift", [point("2026-10-05", { best_load_kg: 85, held: 44, gradeable: 44 }), point("2026-10-16", { held: 40, gradeable: 44 }), point("2026-10-19")], "kg");
    expect(said.map((s) => s.state)).toEqual(["borderline", "broken", "cannot_tell"]);
    expect(said[0]!.text).toContain("Everything held in 1 of the 2 sessions that could be judged.");
    expect(said[1]!.text).toContain("16 Oct");
    expect(said[2]!.text).toContain("One session could not be judged");
  });
  it("call no load held that nobody filmed, and draw nothing from one point", () => {
    expect(sentences_of("deadlift", [point("2026-10-05"), point("2026-10-12")], "kg")[0]!.state).toBeNull();
    expect(sentences_of("deadlift", [point("2026-10-05")], "kg").map((s) => s.state)).toEqual(["cannot_tell"]);
  });
});

describe("pain", () => {
  it("wears the traffic light's shapes at its own borders", () => {
    expect([0, 1, 2, 3, 5, 6, 10].map((level) => pain_state(level, { green_to: 2, amber_to: 5 }))).toEqual([null, "held", "held", "borderline", "borderline", "broken", "broken"]);
  });
});
