import type { Athlete, MassUnit } from "../api/documents";
import { in_kg } from "./mass";

/** What is owned is kept as it is marked: "16 kg", "35 lb", plates as "4 x 20 kg", four of them in all,
 *  or "20 kg": as many as are wanted. */
export interface Mark { figure: number; unit: MassUnit; kg: number }
/** Plates of one size. @param pairs  whole pairs, one plate a side each; null: as many as are wanted */
export interface Pile extends Mark { pairs: number | null }

export function read_mark(mark: string): Mark | null {
  const found = mark.match(/^\s*([\d.]+)\s*(kg|lb)\s*$/);
  return found ? { figure: Number(found[1]), unit: found[2] as MassUnit, kg: in_kg(Number(found[1]), found[2] as MassUnit) } : null;
}
export function read_pile(mark: string): Pile | null {
  const counted = mark.match(/^\s*(\d+)\s*x\s*(.+)$/);
  const read = read_mark(counted ? counted[2]! : mark);
  return read && { ...read, pairs: counted ? Math.floor(Number(counted[1]) / 2) : null };
}
export const mark_words = (figured: number, unit: MassUnit) => `${figured} ${unit}`;
/** No pair of a size is no mark at all. */
export const pile_words = (figured: number, unit: MassUnit, pairs: number | null): string | null =>
  pairs === null ? mark_words(figured, unit) : pairs > 0 ? `${2 * pairs} x ${mark_words(figured, unit)}` : null;

export const PLATES: Record<MassUnit, number[]> = { kg: [25, 20, 15, 10, 5, 2.5, 1.25, 0.5], lb: [45, 35, 25, 10, 5, 2.5, 1.25] };
export const BARS: Record<MassUnit, number[]> = { kg: [20, 15, 10, 7], lb: [45, 35, 33, 15] };
export const BELLS: Record<MassUnit, number[]> = {
  kg: [4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40, 44, 48],
  lb: [9, 13, 18, 22, 26, 31, 35, 44, 53, 62, 70, 80, 88, 97, 106],
};
export const DUMBBELLS: Record<MassUnit, number[]> = {
  kg: [2, 4, 5, 6, 7.5, 8, 10, 12.5, 15, 17.5, 20, 22.5, 25, 27.5, 30, 32.5, 35, 40],
  lb: [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 90, 100],
};

/** All sizes of a kind worth a button: those that are sold in the athlete's unit and those that are owned. */
export function sizes_of(sold: number[], unit: MassUnit, owned: string[]): Mark[] {
  const marks = sold.map((f) => ({ figure: f, unit, kg: in_kg(f, unit) }));
  for (const mark of owned.map((o) => read_pile(o)).filter((m) => m !== null))
    if (!marks.some((m) => m.unit === mark.unit && m.figure === mark.figure)) marks.push({ figure: mark.figure, unit: mark.unit, kg: mark.kg });
  return marks;
}

/** Plates owned as [kg, pairs], the heaviest first; null: the usual ones, none were said. */
export function owned_pairs(athlete: Pick<Athlete, "plates">): [number, number][] | null {
  const piles = athlete.plates.map(read_pile).filter((p) => p !== null);
  if (piles.length === 0) return null;
  return piles.map((p): [number, number] => [p.kg, p.pairs ?? MANY]).sort((a, b) => b[0] - a[0]);
}
/** As many pairs as any bar holds of one size. */
const MANY = 8;

/** Loads one can take in the hand for an exercise: the owned bells or dumbbells, rising; null: any.
 *  @param ways  what it can be done with, the first of which all is at hand counts */
export function owned_in_hand(athlete: Pick<Athlete, "bells" | "dumbbells" | "equipment">, ways: string[][]): number[] | null {
  const way = ways.find((needs) => needs.every((one) => athlete.equipment.includes(one))) ?? [];
  const owned = way.includes("kettlebell") ? athlete.bells : way.includes("dumbbell") ? athlete.dumbbells : [];
  // A pair is lifted together, and one of it alone.
  const loads = owned.map(read_pile).filter((m) => m !== null).flatMap((m) => (m.pairs ? [m.kg, 2 * m.kg] : [m.kg])).sort((a, b) => a - b);
  return loads.length > 0 ? loads : null;
}

/** "25, 20, 2 × 10, 5" with its unit: the plates of one side. */
export function side_words(per_side: string[]): string {
  const counted: [string, number][] = [];
  for (const plate of per_side) {
    const last = counted.at(-1);
    if (last?.[0] === plate) last[1] += 1;
    else counted.push([plate, 1]);
  }
  return counted.map(([plate, n]) => (n > 1 ? `${n} × ${plate}` : plate)).join(" + ");
}
