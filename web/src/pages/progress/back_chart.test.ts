import { describe, expect, it } from "vitest";
import type { Analysis, Finding } from "../../api/documents";
import { back_of, own_good } from "./back_chart";

const finding = (state: Finding["state"], value: number | null, measure = "spine_mdev_mm") => ({ checkpoint: "C-01", state, measure, value, sd: 1, threshold: 3.5 }) as unknown as Finding;
const analysis = (...reps: Finding[][]) => ({ reps: reps.map((findings) => ({ findings })) }) as unknown as Analysis;

describe("the back, film by film", () => {
  it("takes its own measure of every rep, and counts what could not be told", () => {
    const film = back_of("a", "2026-01-05", analysis([finding("held", 2), finding("held", 40, "knee_flexion_deg")], [finding("cannot_tell", 9)], [finding("broken", 14)]));
    expect(film.told.map((f) => f.value)).toEqual([2, 14]);
    expect(film.untold).toBe(1);
  });
  it("says one's own good reps as a range, and nothing from two of them", () => {
    const film = back_of("a", "2026-01-05", analysis([finding("held", 2)], [finding("held", 1)], [finding("broken", 14)]));
    expect(own_good([film])).toBeNull();
    expect(own_good([film, back_of("b", "2026-01-08", analysis([finding("held", 3)]))])).toEqual([1, 3]);
  });
});
