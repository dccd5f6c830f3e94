import { describe, expect, it } from "vitest";
import { verdict_of } from "./verdict_of";

const SUMMARY = "lifter.mp4 · kettlebell deadlift (as you said)\n\n2 reps. In both: the back kept its shape; the hips\nwent back. Could not tell: Weight over the foot.\nMovement quality: 16 of 16 checkpoint-reps held. Another 2 could not be told.\n\n  rep  time           tempo d-p-u-p     C-01\n";

describe("what a film's card says", () => {
  it("is what was seen, on one line, without head, count and tables", () => {
    expect(verdict_of(SUMMARY)).toBe("2 reps. In both: the back kept its shape; the hips went back. Could not tell: Weight over the foot.");
  });
  it("is nothing where nothing of the kind stands there", () => {
    expect(verdict_of("")).toBe("");
    expect(verdict_of("film.mp4\n\nsomething else")).toBe("");
  });
});
