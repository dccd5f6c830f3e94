import { describe, expect, it } from "vitest";
import { in_one_sentence, not_saved_words, verdict_of } from "./verdict_of";

const SUMMARY = "lifter.mp4 · kettlebell deadlift (as you said)\n\n2 reps. In both: the back kept its shape; the hips\nwent back. Could not tell: Weight over the foot.\nMovement quality: 16 of 16 checkpoint-reps held. Another 2 could not be told.\n\n  rep  time           tempo d-p-u-p     C-01\n";

describe("what a film's card says", () => {
  it("is what was seen, on one line, without head, count and tables", () => {
    expect(verdict_of(SUMMARY)).toBe("2 reps. In both: the back kept its shape; the hips went back. Could not tell: weight over the foot.");
  });
  it("is nothing where nothing of the kind stands there", () => {
    expect(verdict_of("")).toBe("");
    expect(verdict_of("film.mp4\n\nsomething else")).toBe("");
  });
});

describe("what was found, read aloud", () => {
  it("is one sentence with its count", () => {
    expect(in_one_sentence("In 10 of 10 reps: The back rounded.")).toBe("In 10 of 10 reps the back rounded.");
    expect(in_one_sentence("In 2 of 5 reps: The back rounded. In 1 more it was close.")).toBe("In 2 of 5 reps the back rounded. In 1 more it was close.");
    expect(in_one_sentence("In 3 of 5 reps close to the limit: The hips rose first.")).toBe("In 3 of 5 reps close to the limit: the hips rose first.");
    expect(in_one_sentence("5 reps. Could not tell: Spine neutral all through.")).toBe("5 reps. Could not tell: spine neutral all through.");
  });
  it("keeps what is written in capitals", () => {
    expect(in_one_sentence("Could not tell: IPF depth.")).toBe("Could not tell: IPF depth.");
  });
  it("says why it is not in the log, once", () => {
    expect(not_saved_words({ title: "the analysis was not saved: which exercise it is was recognised only roughly", hint: "measure the film again and say which exercise it is, or log the set first" }))
      .toBe("Not in the log: which exercise it is was recognised only roughly. Measure the film again and say which exercise it is, or log the set first.");
  });
});
