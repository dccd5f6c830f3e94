import { describe, expect, it } from "vitest";
import { layer_of, LAYERS, layers_for, type Role } from "./overlay";

describe("layers over the film", () => {
  it("stick, gap and back speak of the spine; skeleton and angles of joints; the path of the way", () => {
    expect(layers_for("spine_mdev_mm")).toEqual(["stick", "gap", "back"]);
    expect(layers_for("knee_flexion_deg")).toEqual(["skeleton", "angles"]);
    expect(layers_for("bar_travel_m")).toEqual(["skeleton", "path"]);
  });
  it("all are drawn for a measure that none of them is of", () => {
    expect(layers_for("tempo_s")).toEqual([...LAYERS]);
  });
  it("every role lies in a layer that can be switched", () => {
    const roles: Role[] = ["near_side", "far_side", "back_contour", "stick", "contact", "gap", "angle", "path", "text"];
    for (const role of roles) expect(LAYERS).toContain(layer_of(role)!);
  });
});
