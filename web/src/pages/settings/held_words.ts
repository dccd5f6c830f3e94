import type { HeldOf } from "../../api/documents";
import { day_and_year } from "../../units/days";

const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** "412 sets in 96 sessions, 3 January 2025 to 21 November 2026": how much of somebody a log holds. */
export function held_words(one: HeldOf): string {
  if (one.sessions === 0 || one.first === null || one.last === null) return "nothing logged";
  const days = one.first === one.last ? day_and_year(one.first) : `${day_and_year(one.first)} to ${day_and_year(one.last)}`;
  return `${counted(one.sets, "set", "sets")} in ${counted(one.sessions, "session", "sessions")}, ${days}`;
}
export function bytes_words(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
