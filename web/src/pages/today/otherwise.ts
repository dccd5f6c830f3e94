import type { Target, Verdict } from "../../api/documents";
import type { MassUnit } from "../../api/documents";
import { figure, mass } from "../../units/mass";
import { words } from "../../words";

export interface Otherwise { to: "pass" | "hold" | "regress"; words: string }

/** What can be done instead of what the gate says. Whether it may be is decided where the log is. */
export function otherwise(verdict: Verdict): Otherwise[] {
  const all: Otherwise[] = [
    { to: "pass", words: words.otherwise.pass },
    { to: "hold", words: words.otherwise.hold },
    { to: "regress", words: words.otherwise.regress },
  ];
  return all.filter((one) => one.to !== verdict);
}

/** "3 × 5 × 100 kg", "2 × 30 s": what comes next. */
export function target_words(target: Target, unit: MassUnit): string {
  const what = target.hold_s !== null ? `${figure(target.hold_s, 0)}\u00a0s` : target.distance_m !== null ? `${figure(target.distance_m, 0)}\u00a0m` : target.reps !== null ? `${target.reps}` : "";
  const load = target.load_kg !== null ? mass(target.load_kg, unit) : target.level !== null ? `level ${target.level}` : "";
  return [`${target.sets}`, what, load].filter(Boolean).join("\u00a0×\u00a0");
}
