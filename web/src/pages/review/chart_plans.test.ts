import { describe, expect, it } from "vitest";
import type { Analysis, SeriesDocument } from "../../api/documents";
import { charts_of } from "./chart_plans";

const curve = (id: string, values: (number | null)[]) => ({ id, unit: "", values, sd: null });
const film = { reps: [] } as unknown as Analysis;
const series = (...curves: ReturnType<typeof curve>[]): SeriesDocument => ({ schema: "dowel.series/1", t_s: [0, 1, 2], series: curves }) as unknown as SeriesDocument;

describe("the charts under a film", () => {
  const hip = curve("hip_drop_trunks", [0, 0.2, 0]);
  it("show how fast the bar goes up where it was followed and its metres are known, else the hip", () => {
    const angles = curve("hip_flexion_deg", [10, 90, 10]);
    const back = curve("spine_mdev_mm", [1, 2, 1]);
    expect(charts_of(series(back, angles, curve("bar_up_m_s", [null, 0.7, 0.5]), hip), film).map((p) => [p.id, p.unit])).toEqual([["back", "mm"], ["angles", "°"], ["bar_up_m_s", "m/s"]]);
    expect(charts_of(series(back, angles, curve("bar_up_m_s", [null, null, null]), hip), film).map((p) => p.id)).toEqual(["back", "angles", "hip_drop_trunks"]);
    expect(charts_of(series(back, angles, hip), film).map((p) => p.id)).toEqual(["back", "angles", "hip_drop_trunks"]);
  });
  it("tell the back only while the trunk is bent", () => {
    const back = charts_of(series(curve("spine_mdev_mm", [1, 2, 3]), curve("trunk_inclination_deg", [10, 40, null])), film)[0]!;
    expect(back.curves[0]!.values).toEqual([null, 2, null]);
  });
  it("draw thick only what a rep is judged by, with the number it is judged by as a dot", () => {
    const finding = { measure: "spine_mdev_mm", broken_above: true, threshold: 3.5, value: 1.6, sd: 1.4, at_s: 5, state: "held" };
    // A pull: bottom 2 to 4 s, way up to 6 s, down from 7 to 9 s.
    const rep = { index: 1, start_s: 4, bottom_s: 4, end_s: 9, tempo: "2-2-2-1", findings: [finding] };
    const t_s = [3, 4, 5, 6, 7, 8];
    const document = { ...series(curve("spine_mdev_mm", [9, 2, 1, 2, 8, 9]), curve("trunk_inclination_deg", [60, 60, 60, 60, 60, 10])), t_s } as SeriesDocument;
    const back = charts_of(document, { reps: [rep] } as unknown as Analysis)[0]!;
    expect(back.curves[0]!.values).toEqual([null, 2, 1, 2, null, null]);
    expect(back.curves[0]!.faint).toEqual([9, 2, 1, 2, 8, null]);
    expect(back.marks).toEqual([{ rep: 1, t_s: 5, value: 1.6, sd: 1.4, state: "held" }]);
  });
});
