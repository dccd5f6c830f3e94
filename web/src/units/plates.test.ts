import { describe, expect, it } from "vitest";
import { load_bar, next_load, on_bar, sides_of, usual_pairs } from "./plates";

describe("plates on a bar", () => {
  it("loads 100 kg on a 20 kg bar as 25 and 15 a side, largest first", () => {
    expect(load_bar(100, 20)).toEqual({ total_kg: 100, per_side_kg: [25, 15], exact: true });
  });
  it("goes to the nearest below and never above", () => {
    const loaded = load_bar(102, 20)!;
    expect(loaded.total_kg).toBe(100);
    expect(loaded.exact).toBe(false);
  });
  it("puts odd plates together better than taking the largest first", () => {
    // 30 a side of 25, 20, 10, one of each: greedy takes 25 and is stuck at 25.
    expect(load_bar(80, 20, [[25, 1], [20, 1], [10, 1]])!.per_side_kg).toEqual([20, 10]);
  });
  it("uses no more than what is owned", () => {
    expect(load_bar(300, 20, [[25, 1], [10, 2]])!.per_side_kg).toEqual([25, 10, 10]);
  });
  it("cannot load less than the bar", () => {
    expect(load_bar(15, 20)).toBeNull();
    expect(load_bar(20, 20)).toEqual({ total_kg: 20, per_side_kg: [], exact: true });
  });
  it("never exceeds the wanted load, whatever is owned", () => {
    for (let wanted = 20; wanted <= 220; wanted += 0.5) expect(load_bar(wanted, 20)!.total_kg).toBeLessThanOrEqual(wanted + 1e-6);
  });
});

describe("what lies on the bar", () => {
  const planned = { load_kg: 100, bar_kg: 20, side_kg: [20, 20] };
  it("is what the plan says for the plan's own load", () => {
    expect(on_bar(100, planned, usual_pairs("kg"))).toMatchObject({ per_side_kg: [20, 20], exact: true });
  });
  it("is put together anew for another load, and says what is next below and above", () => {
    expect(on_bar(105, planned, usual_pairs("kg"))).toMatchObject({ per_side_kg: [25, 15, 2.5], exact: true, below_kg: null });
    expect(on_bar(101, planned, usual_pairs("kg"))).toMatchObject({ exact: false, below_kg: 100, above_kg: 102.5 });
  });
  it("takes pounds where they are shown, and nothing below the bar", () => {
    const pounds = { load_kg: 60, bar_kg: 45 * 0.45359237, side_kg: [] };
    expect(on_bar(135 * 0.45359237, pounds, usual_pairs("lb"))!.per_side_kg.map((kg) => Math.round(kg / 0.45359237))).toEqual([45]);
    expect(on_bar(10, planned, usual_pairs("kg"))).toBeNull();
  });
  it("is made of what is owned, and says the next that can be made of it", () => {
    // One pair each of 20 and 5: sides of 0, 5, 20, 25.
    expect(on_bar(60, planned, [[20, 1], [5, 1]])).toMatchObject({ per_side_kg: [20], exact: true });
    expect(on_bar(66, planned, [[20, 1], [5, 1]])).toMatchObject({ per_side_kg: [20], below_kg: 60, above_kg: 70 });
    expect(on_bar(90, planned, [[20, 1], [5, 1]])).toMatchObject({ below_kg: 70, above_kg: null });
  });
  it("is nothing where the load lies in the hand", () => {
    expect(on_bar(24, { load_kg: 24, bar_kg: null, side_kg: [] }, usual_pairs("kg"))).toBeNull();
  });
});

describe("steps between loads that can be made", () => {
  it("are all sums of a side, each by its fewest plates", () => {
    expect(sides_of([[10, 1], [5, 2]]).map((s) => [s.sum_kg, s.plates])).toEqual([[0, []], [5, [5]], [10, [10]], [15, [10, 5]], [20, [10, 5, 5]]]);
  });
  it("go to the next above and below, from a load that can be made and from one between", () => {
    expect([next_load([20, 30, 60], 30, 1), next_load([20, 30, 60], 30, -1), next_load([20, 30, 60], 45, -1), next_load([20, 30, 60], 60, 1)]).toEqual([60, 20, 30, null]);
  });
});
