import { describe, expect, it } from "vitest";
import { held_back } from "./exact_decoder";

describe("how far a decoder holds back", () => {
  it("is nothing where frames are decoded as they are shown", () => {
    expect(held_back([0, 1, 2, 3])).toBe(0);
  });
  it("is one sample for single B-frames: I P B P B", () => {
    // Shown I B P B P; decoded I P B P B.
    expect(held_back([0, 2, 1, 4, 3])).toBe(1);
  });
  it("is two for a pyramid of three: I P B b b", () => {
    // Shown I b B b P; decoded I P B b b.
    expect(held_back([0, 3, 2, 4, 1])).toBe(2);
  });
});
