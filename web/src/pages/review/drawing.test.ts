import { describe, expect, it } from "vitest";
import type { Stroke } from "../../api/documents";
import { angle_of, drawings_at, with_point, whole_strokes } from "./drawing";

const angle = (...points: [number, number][]): Stroke => ({ tool: "angle", width: 2, points });

describe("drawing on a frame", () => {
  it("reads an angle at its second point, with what a pixel means", () => {
    expect(angle_of(angle([100, 0], [0, 0], [0, 100]))!.deg).toBeCloseTo(90);
    expect(angle_of(angle([100, 0], [0, 0], [0, 100]))!.sd_deg).toBeCloseTo((Math.SQRT2 / 100) * (180 / Math.PI));
    // Shorter legs say less.
    expect(angle_of(angle([10, 0], [0, 0], [0, 10]))!.sd_deg).toBeGreaterThan(8);
  });
  it("reads nothing before it is whole or where a leg has no length", () => {
    expect(angle_of(angle([1, 0], [0, 0]))).toBeNull();
    expect(angle_of(angle([0, 0], [0, 0], [5, 5]))).toBeNull();
    expect(angle_of({ tool: "line", width: 1, points: [[0, 0], [1, 1]] })).toBeNull();
  });
  it("fills a line with two points and begins another with the third", () => {
    let strokes: Stroke[] = [];
    for (const p of [[0, 0], [1, 1], [2, 2]] as [number, number][]) strokes = with_point(strokes, "line", 1, p, true);
    expect(strokes.map((s) => s.points.length)).toEqual([2, 1]);
    expect(whole_strokes(strokes)).toHaveLength(1);
  });
  it("begins a pen's stroke with each touch, and goes on while it is held", () => {
    let strokes = with_point([], "pen", 3, [0, 0], true);
    strokes = with_point(strokes, "pen", 3, [1, 0], false);
    strokes = with_point(strokes, "pen", 3, [5, 5], true);
    expect(strokes.map((s) => s.points.length)).toEqual([2, 1]);
  });
  it("is shown on its own frame only", () => {
    const drawing = { t_s: 2, width_px: 10, height_px: 10, strokes: [] };
    expect(drawings_at([drawing], 2.01, 1 / 30)).toHaveLength(1);
    expect(drawings_at([drawing], 2.04, 1 / 30)).toHaveLength(0);
  });
});
