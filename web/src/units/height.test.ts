import { describe, expect, it } from "vitest";
import { height_words, read_height } from "./height";

describe("a body's height", () => {
  it("is read in metres and centimetres", () => {
    expect(["1.78", "1,78 m", "178", "178 cm"].map(read_height)).toEqual([1.78, 1.78, 1.78, 1.78]);
  });
  it("is read in feet and inches", () => {
    for (const written of ["5'10\"", "5 ft 10", "5′10″", "5ft 10in", "70 in"]) expect(read_height(written)).toBeCloseTo(1.778, 6);
    expect(read_height("6 ft")).toBeCloseTo(1.8288, 6);
  });
  it("is none where it cannot be", () => {
    expect(["", "tall", "17", "5'", "400"].map(read_height)).toEqual([null, null, null, 1.524, null]);
  });
  it("is said beside the unit of loads", () => {
    expect([height_words(1.778, "lb"), height_words(1.7, "kg")]).toEqual(["5\u00a0ft\u00a010", "1.7\u00a0m"]);
  });
});
