import type { Week } from "../../api/documents";

/** The days of a plan on which an exercise stands, in order. */
export const days_with = (weeks: Week[], exercise: string, from = ""): string[] =>
  weeks.flatMap((w) => w.days).filter((d) => d.date >= from && d.blocks.some((b) => b.lines.some((l) => l.exercise === exercise))).map((d) => d.date);
