import type { BarLoad, MassUnit } from "../api/documents";
import { KG_PER_LB } from "./mass";

/** What goes on each side of a bar, in the order it goes on (largest first).
 *  @param pairs  plates owned as [kg, pairs], largest first; each pair is one plate a side */
export interface Loaded { total_kg: number; per_side_kg: number[]; exact: boolean }
export type Pairs = [number, number][];

const USUAL_PAIRS: Pairs = [[25, 4], [20, 2], [15, 2], [10, 2], [5, 2], [2.5, 2], [1.25, 2]];
const USUAL_PAIRS_LB: Pairs = [[45, 5], [35, 2], [25, 2], [10, 2], [5, 2], [2.5, 2]];
export const usual_pairs = (unit: MassUnit): Pairs =>
  unit === "kg" ? USUAL_PAIRS : USUAL_PAIRS_LB.map(([lb, pairs]) => [lb * KG_PER_LB, pairs]);

const SAME_KG = 1e-6;
/** Sides heavier than this are not looked for: no bar holds them [kg]. */
const MOST_SIDE_KG = 250;

/** Every mass that one side can have, rising, with its plates: the fewest, and of as few the heaviest first. */
let last: { of: string; sides: Side[] } | null = null;
export interface Side { sum_kg: number; plates: number[] }
export function sides_of(pairs: Pairs): Side[] {
  const of = pairs.join();
  if (last?.of !== of) last = { of, sides: put_together(pairs) };
  return last.sides;
}
function put_together(pairs: Pairs): Side[] {
  const key = (kg: number) => Math.round(kg * 1e4);
  let made = new Map<number, Side>([[0, { sum_kg: 0, plates: [] }]]);
  for (const [kg, count] of [...pairs].sort((a, b) => b[0] - a[0])) {
    const next = new Map(made);
    for (const { sum_kg, plates } of made.values())
      for (let n = 1; n <= count && sum_kg + n * kg <= MOST_SIDE_KG; n += 1) {
        const sum = sum_kg + n * kg;
        const mine = [...plates, ...Array<number>(n).fill(kg)];
        if (better(mine, next.get(key(sum))?.plates)) next.set(key(sum), { sum_kg: sum, plates: mine });
      }
    made = next;
  }
  return [...made.values()].sort((a, b) => a.sum_kg - b.sum_kg);
}

/** Fewer plates are better; of as few, the heavier first. */
function better(mine: number[], known: number[] | undefined): boolean {
  if (!known || mine.length !== known.length) return !known || mine.length < known.length;
  const differs = mine.findIndex((kg, i) => kg !== known[i]);
  return differs >= 0 && mine[differs]! > known[differs]!;
}

/** The heaviest load that can be made and is not above the one wanted; null: the bar alone is heavier. */
export function load_bar(wanted_kg: number, bar_kg: number, pairs: Pairs = USUAL_PAIRS): Loaded | null {
  const room = (wanted_kg - bar_kg) / 2;
  const best = sides_of(pairs).findLast((side) => side.sum_kg <= room + SAME_KG);
  if (!best) return null;
  const total_kg = bar_kg + 2 * best.sum_kg;
  return { total_kg, per_side_kg: best.plates, exact: Math.abs(total_kg - wanted_kg) < SAME_KG };
}

/** All loads that a bar and its plates make, rising [kg]. */
export const loads_on_bar = (bar_kg: number, pairs: Pairs): number[] => sides_of(pairs).map((side) => bar_kg + 2 * side.sum_kg);

/** The next load above (or below) one that can be made; null: there is none. */
export function next_load(loads_kg: number[], from_kg: number, by: 1 | -1): number | null {
  const tolerance = 0.01;
  return (by > 0 ? loads_kg.find((kg) => kg > from_kg + tolerance) : loads_kg.findLast((kg) => kg < from_kg - tolerance)) ?? null;
}

/** What lies on the bar for a load: as the plan says where it is the plan's, else put together anew from
 *  what is owned. `below_kg` and `above_kg` are the nearest that can be made where it cannot be itself. */
export interface OnBar { load_kg: number; bar_kg: number; per_side_kg: number[]; exact: boolean; below_kg: number | null; above_kg: number | null }
export function on_bar(load_kg: number, planned: Pick<BarLoad, "load_kg" | "bar_kg" | "side_kg">, pairs: Pairs): OnBar | null {
  const { bar_kg } = planned;
  if (bar_kg === null) return null;
  if (Math.abs(load_kg - planned.load_kg) < 0.01) return { load_kg, bar_kg, per_side_kg: planned.side_kg, exact: true, below_kg: null, above_kg: null };
  const made = load_bar(load_kg, bar_kg, pairs);
  if (!made) return null;
  const above_kg = made.exact ? null : next_load(loads_on_bar(bar_kg, pairs), load_kg, 1);
  return { load_kg, bar_kg, per_side_kg: made.per_side_kg, exact: made.exact, below_kg: made.exact ? null : made.total_kg, above_kg };
}
