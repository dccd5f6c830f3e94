import type { MassUnit, SetRecord } from "../../api/documents";
import { figure, in_kg, in_unit } from "../../units/mass";

/** A set as it stands in the fields of its form; an empty one is nothing. */
export interface SetForm {
  exercise: string;
  date: string;
  reps: string;
  hold_s: string;
  distance_m: string;
  load: string;
  rpe: string;
  rir: string;
  tempo: string;
  side: SetRecord["side"];
  kind: SetRecord["kind"];
  pain: string;
  next_day_pain: string;
  superset: string;
  notes: string;
}
const shown = (value: number | null) => (value === null ? "" : figure(value));

export const form_of = (set: SetRecord, exercise: string, date: string, unit: MassUnit): SetForm => ({
  exercise, date,
  reps: shown(set.reps), hold_s: shown(set.hold_s), distance_m: shown(set.distance_m),
  load: set.load_kg === null ? "" : figure(in_unit(set.load_kg, unit)),
  rpe: shown(set.rpe), rir: shown(set.rir), tempo: set.tempo, side: set.side, kind: set.kind,
  pain: shown(set.pain), next_day_pain: shown(set.next_day_pain), superset: set.superset, notes: set.notes,
});

const NUMBERS = ["reps", "hold_s", "distance_m", "rpe", "rir", "pain", "next_day_pain"] as const;
const WORDS = ["tempo", "side", "kind", "superset", "notes", "exercise"] as const;

/** Only what was changed: a figure that is shown rounded stays as it is kept.
 *  @returns what is to be sent; the label's key of a field that holds no figure */
export function patch_of(before: SetForm, after: SetForm, unit: MassUnit): { patch: Record<string, unknown> } | { no_figure: keyof SetForm } {
  const patch: Record<string, unknown> = {};
  const number = (text: string) => (text.trim() === "" ? null : Number(text.trim().replace("\u2212", "-").replace(",", ".")));
  for (const key of [...NUMBERS, "load"] as const) {
    if (after[key].trim() === before[key]) continue;
    const value = number(after[key]);
    if (Number.isNaN(value)) return { no_figure: key };
    patch[key === "load" ? "load_kg" : key] = key === "load" && value !== null ? in_kg(value, unit) : value;
  }
  for (const key of WORDS) if (after[key].trim() !== before[key]) patch[key] = after[key].trim();
  if (after.date && after.date !== before.date) patch["at"] = after.date;
  return { patch };
}
