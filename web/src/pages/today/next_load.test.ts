import { describe, expect, it } from "vitest";
import type { Athlete } from "../../api/documents";
import { loaded_after, plates_words } from "./next_load";

const mara: Athlete = { id: "a", name: "Mara", sex: "female", birth_year: null, height_m: null, mass_kg: null, shown_unit: "kg", experience: "unstated", conditions: [], equipment: ["barbell", "kettlebell"], bells: [], dumbbells: [], plates: [], bar: "" };

describe("a load one step on", () => {
  it("is what the plates at hand make, and stays where they are used up", () => {
    const owns = { ...mara, plates: ["2 x 5 kg", "2 x 20 kg"] };
    expect([loaded_after(20, 1, owns, 20, []), loaded_after(30, 1, owns, 20, []), loaded_after(70, 1, owns, 20, []), loaded_after(60, -1, owns, 20, [])]).toEqual([30, 60, 70, 30]);
  });
  it("goes by usual steps where no plate was said, never under the bar", () => {
    expect([loaded_after(100, 1, mara, 20, []), loaded_after(20, -1, mara, 20, [])]).toEqual([102.5, 20]);
  });
  it("begins with the empty bar where a lift only goes with one", () => {
    const ways = [["barbell", "bench"]];
    expect([loaded_after(0, 1, mara, null, ways), loaded_after(20, 1, mara, null, ways), loaded_after(0, 1, { ...mara, bar: "15 kg" }, null, ways), loaded_after(0, 1, mara, 20, ways)]).toEqual([20, 22.5, 15, 20]);
    expect(loaded_after(0, 1, { ...mara, shown_unit: "lb" }, null, ways)).toBeCloseTo(20.41, 2);
    expect(loaded_after(0, 1, mara, null, [["barbell"], ["kettlebell"]])).toBe(2.5);
  });
  it("is the next bell that is owned", () => {
    const owns = { ...mara, bells: ["16 kg", "24 kg"] };
    expect([loaded_after(16, 1, owns, null, [["kettlebell"]]), loaded_after(24, 1, owns, null, [["kettlebell"]])]).toEqual([24, 24]);
    expect(loaded_after(16, 1, mara, null, [["kettlebell"]])).toBe(17.5);
  });
  it("says what plates there are", () => {
    expect([plates_words(mara), plates_words({ ...mara, plates: ["2 x 5 kg", "20 kg"] })]).toEqual(["the usual ones", "20 kg, any number; 5 kg, 1 pair"]);
  });
});
