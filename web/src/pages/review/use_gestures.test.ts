import { describe, expect, it } from "vitest";
import type { Rep } from "../../api/documents";
import { edge_between, edges_of } from "./use_gestures";

const rep = (index: number, start_s: number, bottom_s: number, end_s: number) => ({ index, start_s, bottom_s, end_s, tempo: "1-0-1-0", findings: [] }) as unknown as Rep;

describe("a flick over the film", () => {
  const edges = edges_of([rep(1, 1, 2, 3), rep(2, 3, 4, 5)]);
  it("knows each edge once, in order", () => {
    expect(edges).toEqual([1, 3, 5]);
  });
  it("brakes at the next edge on its way, in either direction", () => {
    expect(edge_between(edges, 0.5, 4)).toBe(1);
    expect(edge_between(edges, 4.5, 0)).toBe(3);
  });
  it("runs on where there is none, and leaves the edge it stands on", () => {
    expect(edge_between(edges, 1.2, 2.8)).toBeNull();
    expect(edge_between(edges, 1, 2)).toBeNull();
    expect(edge_between([], 0, 9)).toBeNull();
  });
});
