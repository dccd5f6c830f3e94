import { describe, expect, it } from "vitest";
import { in_kg, in_unit, mass, measured, step_mass, unit_of } from "./mass";

describe("kilograms and pounds", () => {
  it("uses the exact international pound", () => {
    expect(in_kg(1, "lb")).toBe(0.45359237);
    expect(in_unit(in_kg(225, "lb"), "lb")).toBeCloseTo(225, 12);
  });
  it("shows 225 lb as it was lifted", () => {
    expect(mass(102.0582833, "lb")).toBe("225\u00a0lb");
    expect(mass(102.5, "kg")).toBe("102.5\u00a0kg");
  });
  it("steps from a load between two marks to the next mark, not past it", () => {
    expect(step_mass(101, "kg", 1)).toBe(102.5);
    expect(step_mass(101, "kg", -1)).toBe(100);
    expect(step_mass(100, "kg", 1)).toBe(102.5);
    expect(in_unit(step_mass(in_kg(225, "lb"), "lb", 1), "lb")).toBeCloseTo(230, 9);
    expect(step_mass(1, "kg", -2)).toBe(0);
  });
  it("shows no more decimals than the uncertainty allows", () => {
    expect(measured(107.31, 5.02, "°")).toBe("107\u00a0±\u00a05°");
    expect(measured(14.08, 1.31, "mm")).toBe("14.1\u00a0±\u00a01.3\u00a0mm");
    expect(measured(-0.72, 0.048, "")).toBe("\u22120.72\u00a0±\u00a00.05");
    expect([measured(8, 1.31, "mm"), measured(-0.02, 1.31, "mm")]).toEqual(["8.0\u00a0±\u00a01.3\u00a0mm", "0.0\u00a0±\u00a01.3\u00a0mm"]);
  });
  it("reads the unit off a measure's name", () => {
    expect(["spine_mdev_mm", "hip_flexion_deg", "bar_up_m_s", "hip_moment_nm", "knee_over_hip_flexion"].map(unit_of)).toEqual(["mm", "°", "m/s", "N m", ""]);
  });
});
