/** The sentences of an analysis's summary that say what was seen, without its head, its count and its tables. */
export function verdict_of(summary: string): string {
  const said = summary.split("\n\n").find((part) => /^(\d+ reps?\b|No reps)/.test(part.trim())) ?? "";
  return said.replace(/\s*\n\s*/g, " ").replace(/\s*Movement quality:.*$/, "").trim();
}
