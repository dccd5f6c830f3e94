import { describe, expect, it } from "vitest";
import { owned_in_hand, owned_pairs, pile_words, read_mark, read_pile, side_words, sizes_of } from "./owned";

describe("what is owned, as it is marked", () => {
  it("reads a mass in its own unit", () => {
    expect(read_mark("16 kg")).toEqual({ figure: 16, unit: "kg", kg: 16 });
    expect(read_mark("35 lb")!.kg).toBeCloseTo(15.8757, 4);
    expect(read_mark("heavy")).toBeNull();
  });
  it("counts plates in pairs: an odd one stays on the floor", () => {
    expect(read_pile("4 x 20 kg")).toMatchObject({ figure: 20, pairs: 2 });
    expect(read_pile("3 x 20 kg")).toMatchObject({ pairs: 1 });
    expect(read_pile("1.25 kg")).toMatchObject({ figure: 1.25, pairs: null });
  });
  it("writes pairs as plates, and no pair not at all", () => {
    expect([pile_words(20, "kg", 2), pile_words(2.5, "kg", null), pile_words(5, "lb", 0)]).toEqual(["4 x 20 kg", "2.5 kg", null]);
  });
  it("shows what is sold and what is owned besides", () => {
    expect(sizes_of([20, 10], "kg", ["2 x 45 lb", "4 x 20 kg"]).map((m) => `${m.figure} ${m.unit}`)).toEqual(["20 kg", "10 kg", "45 lb"]);
  });
});

describe("what can be loaded of it", () => {
  it("is the usual where nothing was said, else the heaviest first", () => {
    expect(owned_pairs({ plates: [] })).toBeNull();
    expect(owned_pairs({ plates: ["4 x 5 kg", "2 x 20 kg"] })).toEqual([[20, 1], [5, 2]]);
  });
  it("in the hand is one of the bells, or of the dumbbells", () => {
    const has = { bells: ["16 kg", "24 kg"], dumbbells: ["10 kg"], equipment: ["kettlebell", "dumbbell", "bench"] };
    expect([owned_in_hand(has, [["kettlebell"], ["dumbbell"]]), owned_in_hand(has, [["barbell"], ["bench", "dumbbell"]]), owned_in_hand(has, [["barbell"]])]).toEqual([[16, 24], [10], null]);
  });
  it("knows a pair of bells, which is lifted together", () => {
    const has = { bells: ["2 x 16 kg", "24 kg"], dumbbells: [], equipment: ["kettlebell"] };
    expect(owned_in_hand(has, [["kettlebell"]])).toEqual([16, 24, 32]);
  });
  it("is said a side", () => {
    expect([side_words(["25", "15"]), side_words(["25", "25", "2.5"]), side_words([])]).toEqual(["25 + 15", "2 × 25 + 2.5", ""]);
  });
});
