import type { BarLoad, MassUnit } from "../api/documents";
import { KG_PER_LB } from "./mass";

/** What goes on each side of a bar, in the order it goes on (largest first).
 *  @param pairs  plates owned as [kg, pairs], largest first; each pair is one plate a side */
export interface Loaded { total_kg: number; per_side_kg: number[]; exact: boolean }

export const USUAL_PAIRS: [number, number][] = [[25, 4], [20, 2], [15, 2], [10, 2], [5, 2], [2.5, 2], [1.25, 2]];
const USUAL_PAIRS_LB: [number, number][] = [[45, 5], [35, 2], [25, 2], [10, 2], [5, 2], [2.5, 2]];
export const usual_pairs = (unit: MassUnit): [number, number][] =>
  unit === "kg" ? USUAL_PAIRS : USUAL_PAIRS_LB.map(([lb, pairs]) => [lb * KG_PER_LB, pairs]);

/** The heaviest load that can be made and is not above the one wanted. Searches all choices, so that
 *  few and odd plates are put together best; the fewest plates where two ways make the same. */
export function load_bar(wanted_kg: number, bar_kg: number, pairs: [number, number][] = USUAL_PAIRS): Loaded | null {
  const room = (wanted_kg - bar_kg) / 2;
  if (room < -1e-9) return null;
  const sorted = [...pairs].sort((a, b) => b[0] - a[0]);
  let best: { sum: number; plates: number[] } = { sum: 0, plates: [] };
  let steps = 0;
  const better = (sum: number, plates: number[]) =>
    sum > best.sum + 1e-9 || (Math.abs(sum - best.sum) <= 1e-9 && plates.length < best.plates.length);
  const search = (from: number, sum: number, plates: number[]): void => {
    if (better(sum, plates)) best = { sum, plates: [...plates] };
    if (from === sorted.length || room - sum < 1e-9 || (steps += 1) > 20_000) return;
    const [kg, count] = sorted[from]!;
    for (let n = Math.min(count, Math.floor((room - sum) / kg + 1e-9)); n >= 0; n -= 1)
      search(from + 1, sum + n * kg, [...plates, ...Array<number>(n).fill(kg)]);
  };
  search(0, 0, []);
  const total_kg = bar_kg + 2 * best.sum;
  return { total_kg, per_side_kg: best.plates, exact: Math.abs(total_kg - wanted_kg) < 1e-6 };
}

/** What lies on the bar for a load: as the plan says where it is the plan's, else put together anew.
 *  `below_kg` and `above_kg` are the nearest that can be made where it cannot be itself. */
export interface OnBar { load_kg: number; bar_kg: number; per_side_kg: number[]; exact: boolean; below_kg: number | null; above_kg: number | null }
export function on_bar(load_kg: number, planned: Pick<BarLoad, "load_kg" | "bar_kg" | "side_kg">, unit: MassUnit): OnBar | null {
  const { bar_kg } = planned;
  if (Math.abs(load_kg - planned.load_kg) < 0.01) return { load_kg, bar_kg, per_side_kg: planned.side_kg, exact: true, below_kg: null, above_kg: null };
  const pairs = usual_pairs(unit);
  const made = load_bar(load_kg, bar_kg, pairs);
  if (!made) return null;
  const above_kg = made.total_kg + 2 * Math.min(...pairs.map(([kg]) => kg));
  return { load_kg, bar_kg, per_side_kg: made.per_side_kg, exact: made.exact, below_kg: made.exact ? null : made.total_kg, above_kg: made.exact ? null : above_kg };
}
