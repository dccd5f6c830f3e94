import { expect, test } from "vitest";
import type { PainAnswers, RedFlagQuestions } from "../../api/documents";
import { after_words, asked, cleared_answers, examined_note, examined_problem, headline_of, here_words, hurting, raised_questions, stop_of } from "./stop_words";

const TOLD = "2026-11-20T08:00:00", TODAY = "2026-11-28";
const by = (who: string, day: string, said = "") => ({ who, day, said });

test("a clinician's word needs who and when, and a day between the sign and today", () => {
  expect(examined_problem(by("", "2026-11-21"), TOLD, TODAY)).toMatch(/who examined/);
  expect(examined_problem(by("  ", "2026-11-21"), TOLD, TODAY)).toMatch(/who examined/);
  expect(examined_problem(by("Dr. Klein", ""), TOLD, TODAY)).toMatch(/on which day/);
  expect(examined_problem(by("Dr. Klein", "2026-11-29"), TOLD, TODAY)).toMatch(/still to come/);
  expect(examined_problem(by("Dr. Klein", "2026-11-19"), TOLD, TODAY)).toMatch(/before/);
  expect(examined_problem(by("Dr. Klein", "2026-11-20"), TOLD, TODAY)).toBeNull();
  expect(examined_problem(by("Dr. Klein", TODAY), TOLD, TODAY)).toBeNull();
});
test("the note holds who, when and what was said", () => {
  expect(examined_note(by(" Dr. Klein ", "2026-11-21", " no red flags found "))).toBe("examined by Dr. Klein on 2026-11-21: no red flags found");
  expect(examined_note(by("Dr. Klein", "2026-11-21"))).toBe("examined by Dr. Klein on 2026-11-21");
});
test("only the clinician's word is a yes", () => {
  const questions = ["fever", "cleared"].map((id) => ({ id, question: id, at_once: false }));
  expect(cleared_answers(questions)).toEqual([{ question: "fever", yes: false }, { question: "cleared", yes: true }]);
});
test("a clinician's word is no question among the others", () => {
  const questions = ["fever", "cleared"].map((id) => ({ id, question: id, at_once: false }));
  expect(asked(questions).map((q) => q.id)).toEqual(["fever"]);
});
test("open is said only where nothing stops any more", () => {
  expect(after_words("Taken back.", null)).toBe("Taken back. Nothing stops the plan.");
  const left = after_words("Taken back.", { why: "Pain above 5 of 10.", advice: "" });
  expect(left).toContain("Pain above 5 of 10.");
  expect(left).not.toMatch(/Nothing stops/);
});
test("a question is told as it was asked, never by its key", () => {
  const told = { questions: [{ id: "night-pain", question: "Pain at night?", at_once: false }], sign: { answer: "x", told: TOLD, raised: ["night-pain", "own-words"], at_once: false, note: "", cleared: null } } as unknown as RedFlagQuestions;
  expect(raised_questions(told)).toEqual(["Pain at night?", "Something of your own words, which fits none of the questions."]);
  expect(raised_questions({ ...told, sign: null })).toEqual([]);
});
test("what hurts is by the newest word about each place", () => {
  const one = (region: string, answered: string, during: number | null, next_morning: number | null = null) => ({ id: answered, region, answered, during, next_morning, stiff: false, note: "" });
  const answers: PainAnswers["answers"] = [one("lower-back", "2026-11-27T08:00:00", 8), one("lower-back", "2026-11-28T08:00:00", 2, 3), one("hip", "2026-11-28T07:00:00", 0), one("hip", "2026-11-26T07:00:00", 6), one("knee", "2026-11-20T07:00:00", 7)];
  expect(hurting(answers)).toEqual([{ region: "knee", level: 7, told: "2026-11-20T07:00:00" }, { region: "lower-back", level: 3, told: "2026-11-28T08:00:00" }]);
});
test("what to do now comes first", () => {
  expect(headline_of("Go now; it cannot wait. The answer is a sign. Say so.")).toEqual(["Go now; it cannot wait.", "The answer is a sign. Say so."]);
  expect(headline_of("Go now.")).toEqual(["Go now.", ""]);
});
test("a yes stops at once, whatever else was answered", () => {
  const questions = [{ id: "fever", question: "Fever?", at_once: true }];
  expect(stop_of({ schema: "dowel.red-flags/1", raised: ["fever"], at_once: true, advice: "Seek medical help today." }, questions)).toEqual({ why: "You answered with yes: Fever?", advice: "Seek medical help today." });
  expect(stop_of({ schema: "dowel.red-flags/1", raised: [], at_once: false, advice: null }, questions)).toBeNull();
});
test("whoever is on the stop page is not sent to it", () => {
  expect(here_words("Make the plan again once it is 5 or less; say so first, for example by 'Pain, on Today'. See a clinician."))
    .toBe("Make the plan again once it is 5 or less; say so first, under “How is it now?” on this page. See a clinician.");
  expect(here_words("Nothing is planned until you are cleared to train; say so then, once: 'Warning signs, in Settings'."))
    .toBe("Nothing is planned until you are cleared to train; say so then, once, here, with who and when.");
});
