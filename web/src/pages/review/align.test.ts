import { describe, expect, it } from "vitest";
import type { Analysis, Rep, SeriesDocument } from "../../api/documents";
import { anchor_of, lay_on_top, other_time, stretched_time } from "./align";

const rep = (start_s: number, bottom_s: number, end_s: number, tempo: string) => ({ index: 1, start_s, bottom_s, end_s, tempo, findings: [] }) as unknown as Rep;
const squat = rep(1, 3, 5, "2.0-0.5-1.5-0.0"); // down 1 to 3, up 3.5 to 5
const slow = rep(10, 14, 18, "4.0-1.0-3.0-0.0"); // down 10 to 14, up 15 to 18

describe("two reps laid on each other", () => {
  it("stand on their own bottom, start of the way up or lockout", () => {
    expect([anchor_of(squat, "bottom"), anchor_of(squat, "start"), anchor_of(squat, "lockout")]).toEqual([3, 3.5, 5]);
  });
  it("run in real time from there, moved by the offset", () => {
    expect(other_time(3.4, 3, 14, 0.1)).toBeCloseTo(14.5);
  });
  it("stand in the same phase when stretched, and at its edges on its edges", () => {
    expect(stretched_time(2, squat, slow)).toBeCloseTo(12);
    expect(stretched_time(3.25, squat, slow)).toBeCloseTo(14.5);
    expect(stretched_time(4.25, squat, slow)).toBeCloseTo(16.5);
    for (const [mine, theirs] of [[1, 10], [3, 14], [3.5, 15], [5, 18]]) expect(stretched_time(mine!, squat, slow)).toBeCloseTo(theirs!);
  });
  it("never run backwards when stretched", () => {
    let before = -Infinity;
    for (let t = 0; t < 7; t += 0.01) {
      const now = stretched_time(t, squat, slow);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });
});

const film = (width_px: number, height_px: number, facing: string) => ({ source: { width_px, height_px }, view: { facing } }) as unknown as Analysis;
const stand = (ankle: [number, number], hip: [number, number], shoulder: [number, number]): SeriesDocument => ({
  schema: "dowel.series/1", t_s: [0],
  series: Object.entries({ ankle_x_px: ankle[0], ankle_y_px: ankle[1], hip_x_px: hip[0], hip_y_px: hip[1], shoulder_x_px: shoulder[0], shoulder_y_px: shoulder[1] })
    .map(([id, v]) => ({ id, unit: "px", values: [v] })),
});

describe("a film on top of another", () => {
  it("lies on itself unchanged", () => {
    const one = { analysis: film(640, 360, "right"), series: stand([300, 330], [320, 200], [350, 110]), at_s: 0 };
    expect(lay_on_top(one, one)).toEqual({ scale: 1, dx: 0, dy: 0, mirrored: false });
  });
  it("puts ankle on ankle and makes the trunks equally long, from another size of picture", () => {
    const a = { analysis: film(640, 360, "right"), series: stand([300, 330], [300, 230], [300, 130]), at_s: 0 };
    const b = { analysis: film(1280, 720, "right"), series: stand([500, 700], [500, 650], [500, 600]), at_s: 0 };
    const on = lay_on_top(a, b)!;
    expect(on.scale).toBeCloseTo(4); // trunk 100 for 50, picture twice as wide
    // Where the second ankle comes to lie, in the first picture's pixels.
    const width = on.scale * 640;
    expect([on.dx * 640 + (500 / 1280) * width, on.dy * 360 + (700 / 1280) * width]).toEqual([300, 330]);
  });
  it("mirrors who looks the other way, and says so", () => {
    const a = { analysis: film(640, 360, "right"), series: stand([300, 330], [300, 230], [300, 130]), at_s: 0 };
    const b = { analysis: film(640, 360, "left"), series: stand([200, 330], [200, 230], [200, 130]), at_s: 0 };
    expect(lay_on_top(a, b)).toEqual({ scale: 1, dx: (300 - 440) / 640, dy: 0, mirrored: true });
  });
  it("is not laid where the foot was not seen", () => {
    const a = { analysis: film(640, 360, "right"), series: stand([300, 330], [300, 230], [300, 130]), at_s: 0 };
    const hidden = { ...a, series: { ...a.series, series: a.series.series.filter((s) => !s.id.startsWith("ankle")) } };
    expect(lay_on_top(a, hidden)).toBeNull();
  });
});
