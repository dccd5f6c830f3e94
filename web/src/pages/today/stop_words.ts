import type { PainAnswers, RedFlagQuestions, RedFlagsTold, Stopped } from "../../api/documents";
import { short_day } from "../../units/days";
import { words } from "../../words";

/** What is known of an examination: who examined, on which day, and what was said. */
export interface Examined { who: string; day: string; said: string }

/** Why a clinician's word cannot be kept so; null: it can.
 *  @param told  when the sign was told: an examination of before says nothing of it */
export function examined_problem({ who, day }: Examined, told: string, today: string): string | null {
  if (who.trim() === "" || day === "") return words.stop.who_and_when;
  if (day > today) return words.stop.still_to_come;
  if (day < told.slice(0, 10)) return words.stop.before_the_sign(short_day(told));
  return null;
}
/** As it is kept beside the answer. */
export function examined_note({ who, day, said }: Examined): string {
  const more = said.trim();
  return `examined by ${who.trim()} on ${day}${more ? `: ${more}` : ""}`;
}
/** All questions with no, and the clinician's word. */
export const cleared_answers = (questions: RedFlagQuestions["questions"]) => questions.map((q) => ({ question: q.id, yes: q.id === "cleared" }));

/** What holds after something that stopped training was changed. */
export const after_words = (done: string, left: Stopped | null) => `${done} ${left ? words.stop.still(left.why) : words.stop.open}`;

/** The questions proper: a clinician's word is told on the stop page, with who and when. */
export const asked = (questions: RedFlagQuestions["questions"]) => questions.filter((q) => q.id !== "cleared");

/** The questions that were answered with yes, as they were asked. */
export function raised_questions(told: RedFlagQuestions): string[] {
  return (told.sign?.raised ?? []).map((id) => told.questions.find((q) => q.id === id)?.question ?? words.stop.own_words);
}

/** Where it hurt by the newest answer about each place, the worst first; the morning after counts with it. */
export function hurting(answers: PainAnswers["answers"]): { region: string; level: number; told: string }[] {
  const newest = new Map<string, PainAnswers["answers"][number]>();
  for (const one of answers) {
    if (one.during === null && one.next_morning === null) continue;
    const known = newest.get(one.region);
    if (!known || one.answered > known.answered) newest.set(one.region, one);
  }
  return [...newest.values()].map((a) => ({ region: a.region, level: Math.max(a.during ?? 0, a.next_morning ?? 0), told: a.answered })).filter((a) => a.level > 0).sort((a, b) => b.level - a.level);
}

/** The first sentence, which is said large, and what follows it. */
export function headline_of(advice: string): [string, string] {
  const end = advice.indexOf(". ");
  return end < 0 ? [advice, ""] : [advice.slice(0, end + 1), advice.slice(end + 2)];
}

/** What a yes means, told as it was answered; null: no question was answered with yes. */
export function stop_of(told: RedFlagsTold, questions: RedFlagQuestions["questions"]): Stopped | null {
  if (told.raised.length === 0) return null;
  const asked = told.raised.map((id) => questions.find((q) => q.id === id)?.question ?? words.stop.own_words);
  return { why: words.stop.answered_yes(asked.join(" ")), advice: told.advice ?? words.stop.not_a_diagnosis };
}

/** The stop page takes the number itself: nobody is sent to the page they are on. */
export const here_words = (advice: string) => advice.replace(/say so first, for example by '[^']*'/, words.stop.pain_here).replace(/say so then, once: '[^']*'/, words.stop.say_here);
