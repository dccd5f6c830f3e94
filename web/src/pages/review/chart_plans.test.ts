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
});
