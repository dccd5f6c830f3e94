import type { Day, Line, NewSet, PainAnswers, SetRecord, Sheet, SheetLine } from "../../api/documents";
import { figure, mass } from "../../units/mass";
import type { MassUnit } from "../../api/documents";
import { words } from "../../words";

/** A set done today: from the log, or still on its way there. */
export interface DoneSet {
  id: string;
  exercise: string;
  kind: SetRecord["kind"];
  side: SetRecord["side"];
  reps: number | null;
  hold_s: number | null;
  distance_m: number | null;
  load_kg: number | null;
  rpe: number | null;
  filmed: boolean;
  sent: boolean;
}
export interface Row {
  key: string;
  kind: string;
  block: number;
  line: Line;
  sheet: SheetLine | null;
  done: DoneSet[];
  /** Whole sets done: left and right together are one. */
  count: number;
  finished: boolean;
}

/** That a pain counts; that lines are less for it only where one is. */
export const pain_words = (day: Day | null) =>
  day?.blocks.some((b) => b.lines.some((l) => l.reduced_by === "pain")) ? words.today.changed_for_pain : words.today.counts_pain;

export const from_log = (set: SetRecord): DoneSet => ({
  id: set.id, exercise: set.exercise_slug || set.exercise_name, kind: set.kind, side: set.side, reps: set.reps, hold_s: set.hold_s,
  distance_m: set.distance_m, load_kg: set.load_kg, rpe: set.rpe, filmed: set.filmed, sent: true,
});
export const from_outbox = (set: NewSet): DoneSet => ({
  id: set.id, exercise: set.exercise, kind: set.kind ?? "working", side: set.side ?? "both", reps: set.reps ?? null, hold_s: set.hold_s ?? null,
  distance_m: set.distance_m ?? null, load_kg: set.load_kg ?? null, rpe: set.rpe ?? null, filmed: false, sent: false,
});

export function whole_sets(done: DoneSet[]): number {
  const of = (side: DoneSet["side"]) => done.filter((d) => d.side === side).length;
  return of("both") + Math.max(of("left"), of("right")) - (of("left") !== of("right") ? 0.5 : 0);
}

/** The lines of a session with what was done of each. An exercise that stands twice fills its first
 *  line before its second; ramping sets on the way to a load count for no line. */
export function rows_of(day: Day, sheet: Sheet | null, done: DoneSet[], swapped: Record<string, string> = {}): Row[] {
  const left = done.filter((d) => d.kind !== "warmup");
  return day.blocks.flatMap((block, b) =>
    block.lines.map((planned, l) => {
      const key = `${b}.${l}`;
      const line = swapped[key] ? { ...planned, exercise: swapped[key]! } : planned;
      const mine: DoneSet[] = [];
      for (let at = 0; at < left.length && whole_sets(mine) < line.sets; ) {
        if (left[at]!.exercise === line.exercise) mine.push(...left.splice(at, 1));
        else at += 1;
      }
      const count = whole_sets(mine);
      return {
        key, kind: block.kind, block: b, line, done: mine, count, finished: count >= line.sets,
        sheet: sheet?.lines.find((s) => s.block === b && s.line === l) ?? null,
      };
    }),
  );
}
export const next_row = (rows: Row[]) => rows.find((row) => !row.finished) ?? null;

/** Whether pain was told after the session of a day; who stopped one line in the middle may go on with the rest. */
export const ended_by_pain = (answers: PainAnswers["answers"], date: string) =>
  answers.some((a) => a.answered.slice(0, 10) === date && (a.during ?? 0) > 0 && !a.note.startsWith(STOPPED_AT));
/** How the answer begins that was told in the middle of a line. */
export const STOPPED_AT = "stopped at";
/** The working sets of the day, exercise by exercise, in the order they were begun. */
export function lifted(done: DoneSet[]): [string, DoneSet[]][] {
  const all = new Map<string, DoneSet[]>();
  for (const d of done) if (d.kind !== "warmup") all.set(d.exercise, [...(all.get(d.exercise) ?? []), d]);
  return [...all];
}

/** "5 × 100 kg", "20 s", "30 m": what one set is, as the log says it. */
export function work_words(
  set: { reps: number | null; hold_s: number | null; distance_m: number | null; load_kg: number | null }, unit: MassUnit,
): string {
  const what = set.hold_s !== null ? `${figure(set.hold_s, 0)}\u00a0s` : set.distance_m !== null ? `${figure(set.distance_m, 0)}\u00a0m` : `${set.reps ?? "?"}`;
  const load = set.load_kg ? `\u00a0×\u00a0${mass(set.load_kg, unit)}` : "";
  return set.hold_s === null && set.distance_m === null && !load ? `${what}\u00a0reps` : `${what}${load}`;
}
/** "3 × 8–12", "2 × 20 s": what a line asks for. */
export function line_words(line: Line): string {
  const what = line.hold_s !== null ? `${figure(line.hold_s, 0)}\u00a0s`
    : line.distance_m !== null ? `${figure(line.distance_m, 0)}\u00a0m`
    : line.reps ? (line.reps.from === line.reps.to ? `${line.reps.from}` : `${line.reps.from}–${line.reps.to}`) : "";
  return `${line.sets}\u00a0×\u00a0${what}`;
}

export interface Entry {
  reps: number | null;
  hold_s: number | null;
  distance_m: number | null;
  load_kg: number | null;
  rpe: number | null;
  side: SetRecord["side"];
}
/** What the next set would be logged as: the set before it today, else the plan, else the last time. */
export function planned_entry(row: Row): Entry {
  const before = row.done.at(-1);
  const last = row.sheet?.last?.sets.filter((s) => s.kind === "working").at(-1);
  const load = row.line.load.load_kg ?? (row.sheet?.takes_load ? last?.load_kg ?? null : null);
  if (before) return { reps: before.reps, hold_s: before.hold_s, distance_m: before.distance_m, load_kg: before.load_kg, rpe: null, side: before.side === "left" ? "right" : before.side === "right" ? "left" : "both" };
  return {
    reps: row.line.hold_s === null && row.line.distance_m === null ? row.line.reps?.from ?? last?.reps ?? 8 : null,
    hold_s: row.line.hold_s,
    distance_m: row.line.distance_m,
    load_kg: load,
    rpe: null,
    side: "both",
  };
}
/** Whether the next set is what the plan says: a load nobody planned is one's own. */
export function as_planned(row: Row, entry: Entry): boolean {
  const { line } = row;
  const within = line.reps === null || entry.reps === null || (entry.reps >= line.reps.from && entry.reps <= line.reps.to);
  return within && (entry.hold_s === null || entry.hold_s === line.hold_s) && (entry.distance_m === null || entry.distance_m === line.distance_m)
    && Math.abs((entry.load_kg ?? 0) - (line.load.load_kg ?? 0)) < 0.01;
}
/** Sets of the day that stand in none of its lines: of a session that was made anew meanwhile, or beyond it. */
export function beside_rows(rows: Row[], done: DoneSet[]): DoneSet[] {
  const within = new Set(rows.flatMap((r) => r.done.map((d) => d.id)));
  return done.filter((d) => d.kind !== "warmup" && !within.has(d.id));
}
/** Where a set is filmed: the questions there are answered from here. */
export const film_of = (row: Row, entry: Entry) =>
  `/film?exercise=${encodeURIComponent(row.line.exercise)}${entry.load_kg ? `&load=${entry.load_kg}` : ""}`;
