import { expect, it } from "vitest";
import { read_body_mass, read_figure } from "./mass";

it("takes a body mass that somebody can have, in either unit", () => {
  expect([read_body_mass("82,5", "kg"), read_body_mass("820", "kg"), read_body_mass("8", "kg"), read_body_mass("", "kg"), read_body_mass("x", "kg")]).toEqual([82.5, null, null, null, null]);
  expect(read_body_mass("180", "lb")).toBeCloseTo(81.65, 2);
});
it("reads a figure that was typed", () => {
  expect([read_figure(" 102.5 "), read_figure("102,5"), read_figure("0"), read_figure("-1"), read_figure(""), read_figure("1e999"), read_figure("5x")]).toEqual([102.5, 102.5, 0, null, null, null, null]);
});
