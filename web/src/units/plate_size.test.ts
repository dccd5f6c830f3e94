import { describe, expect, it } from "vitest";
import { read_plate } from "./plate_size";

describe("the size of a plate", () => {
  it("is read in millimetres, centimetres and metres", () => {
    expect(["450", "450 mm", "45", "45cm", "0.45", "0,45 m", " 45.0 "].map(read_plate)).toEqual([0.45, 0.45, 0.45, 0.45, 0.45, 0.45, 0.45]);
  });
  it("is none where no plate is so large or so small, or nothing was said", () => {
    expect(["", "20 kg", "4500", "2", "5 cm", "-450"].map(read_plate)).toEqual([null, null, null, null, null, null]);
  });
});
