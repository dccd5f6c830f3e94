import type { Line, MassUnit, Week, Why } from "../../api/documents";
import { figure, mass } from "../../units/mass";

/** What is other in a week than in the one before it, an exercise at a time. */
export interface WeekChange { exercise: string; kind: "added" | "left out" | "changed"; says: string; why: Why }

const lines_of = (week: Week) => week.days.flatMap((d) => d.blocks.flatMap((b) => b.lines));
const range_words = (r: { from: number; to: number } | null) => (r === null ? "" : r.from === r.to ? `${r.from}` : `${r.from}–${r.to}`);
const sum = (lines: Line[], of: (line: Line) => number) => lines.reduce((all, line) => all + of(line), 0);

export function week_changes(before: Week, now: Week, unit: MassUnit): WeekChange[] {
  const [old_lines, new_lines] = [lines_of(before), lines_of(now)];
  const exercises = [...new Set([...new_lines, ...old_lines].map((l) => l.exercise))];
  return exercises.flatMap((exercise): WeekChange[] => {
    const was = old_lines.filter((l) => l.exercise === exercise);
    const is = new_lines.filter((l) => l.exercise === exercise);
    if (was.length === 0) return [{ exercise, kind: "added", says: "new this week", why: is[0]!.why }];
    if (is.length === 0) return [{ exercise, kind: "left out", says: "not this week", why: was[0]!.why }];
    const [a, b] = [was[0]!, is[0]!];
    const differ: string[] = [];
    const told = (what: string, from: string, to: string) => { if (from !== to && to) differ.push(`${what} ${from || "none"} → ${to}`); };
    told("sets", String(sum(was, (l) => l.sets)), String(sum(is, (l) => l.sets)));
    told("reps", range_words(a.reps), range_words(b.reps));
    told("seconds", a.hold_s === null ? "" : figure(a.hold_s, 0), b.hold_s === null ? "" : figure(b.hold_s, 0));
    told("load", a.load.load_kg === null ? "" : mass(a.load.load_kg, unit), b.load.load_kg === null ? "" : mass(b.load.load_kg, unit));
    told("level", a.level, b.level);
    return differ.length ? [{ exercise, kind: "changed", says: differ.join(", "), why: b.why }] : [];
  });
}
