import { describe, expect, it } from "vitest";
import { load_bar, on_bar } from "./plates";

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
    expect(on_bar(100, planned, "kg")).toMatchObject({ per_side_kg: [20, 20], exact: true });
  });
  it("is put together anew for another load, and says what is next below and above", () => {
    expect(on_bar(105, planned, "kg")).toMatchObject({ per_side_kg: [25, 15, 2.5], exact: true, below_kg: null });
    expect(on_bar(101, planned, "kg")).toMatchObject({ exact: false, below_kg: 100, above_kg: 102.5 });
  });
  it("takes pounds where they are shown, and nothing below the bar", () => {
    const pounds = { load_kg: 60, bar_kg: 45 * 0.45359237, side_kg: [] };
    expect(on_bar(135 * 0.45359237, pounds, "lb")!.per_side_kg.map((kg) => Math.round(kg / 0.45359237))).toEqual([45]);
    expect(on_bar(10, planned, "kg")).toBeNull();
  });
});
