/** The sentences of an analysis's summary that say what was seen, without its head, its count and its tables. */
export function verdict_of(summary: string): string {
  const said = summary.split("\n\n").find((part) => /^(\d+ reps?\b|No reps)/.test(part.trim())) ?? "";
  return in_one_sentence(said.replace(/\s*\n\s*/g, " ").replace(/\s*Movement quality:.*$/, "").trim());
}

/** "In 2 of 5 reps: The back rounded" is one sentence and is written as one. */
export const in_one_sentence = (text: string) => text
  .replace(/\b(In \d+ of \d+ reps|In all \d+ reps|In rep \d+): (?=[A-Z][a-z])/g, "$1 ")
  .replace(/((?:^|[.:;(] )?(?:In \d+ of \d+ reps|In all \d+ reps|In rep \d+) )([A-Z])(?=[a-z])/g, (_, before: string, first: string) => before + first.toLowerCase())
  .replace(/: ([A-Z])(?=[a-z])/g, (_, first: string) => `: ${first.toLowerCase()}`);

/** Why a film is not in the log, in a sentence. */
export function not_saved_words(problem: { title: string; hint?: string | null }): string {
  const sentence = (text: string) => text.replace(/^./, (c) => c.toUpperCase()).replace(/[^.]$/, "$&.");
  const why = problem.title.replace(/^the analysis was not saved: /, "");
  return `Not in the log: ${why.replace(/[^.]$/, "$&.")}${problem.hint ? ` ${sentence(problem.hint)}` : ""}`;
}
