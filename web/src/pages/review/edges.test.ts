import { describe, expect, it } from "vitest";
import { edges_now, is_pull, moved_edge } from "./edges";
import type { Rep } from "../../api/documents";

const rep = (start_s: number, bottom_s: number, end_s: number) => ({ index: 2, start_s, bottom_s, end_s }) as unknown as Rep;

describe("edges of a rep", () => {
  const squat = edges_now(rep(1, 2, 3));
  it("are where the rep has them", () => {
    expect(squat).toEqual({ rep: 2, start_s: 1, bottom_s: 2, end_s: 3 });
  });
  it("keep their order", () => {
    expect(moved_edge(squat, "start_s", 2.5, false).start_s).toBe(2);
    expect(moved_edge(squat, "end_s", 1.5, false).end_s).toBe(2);
    expect(moved_edge(squat, "bottom_s", 9, false).bottom_s).toBe(3);
    expect(moved_edge(squat, "bottom_s", 0, false).bottom_s).toBe(1);
  });
  it("move freely between the others", () => {
    expect(moved_edge(squat, "start_s", 0.5, false)).toMatchObject({ start_s: 0.5, bottom_s: 2, end_s: 3 });
  });
  it("of a pull begin at its bottom, and the bottom may lie before", () => {
    const pull = rep(1, 1, 3);
    expect(is_pull(pull)).toBe(true);
    expect(is_pull(rep(1, 2, 3))).toBe(false);
    expect(moved_edge(edges_now(pull), "bottom_s", 0.8, true).bottom_s).toBe(0.8);
    expect(moved_edge(edges_now(pull), "start_s", 2, true).start_s).toBe(2);
  });
});
