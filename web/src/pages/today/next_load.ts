import type { Athlete } from "../../api/documents";
import { KG_PER_LB, step_mass } from "../../units/mass";
import { owned_in_hand, owned_pairs, read_pile } from "../../units/owned";
import { loads_on_bar, next_load } from "../../units/plates";
import { words } from "../../words";

const bar_of = (athlete: Athlete) => (athlete.bar ? read_pile(athlete.bar)?.kg : undefined) ?? (athlete.shown_unit === "lb" ? 45 * KG_PER_LB : 20);

/** The load one step up or down: what the plates at hand make on the bar, the next owned bell or
 *  dumbbell, or where neither is known a step of its own. It stays where nothing is beyond.
 *  @param bar_kg  null: it is taken in the hand, or not known how
 *  @param ways  what the exercise can be done with */
export function loaded_after(load_kg: number, by: 1 | -1, athlete: Athlete, bar_kg: number | null, ways: string[][]): number {
  const unit = athlete.shown_unit;
  if (bar_kg !== null) {
    const owned = owned_pairs(athlete);
    if (owned) return next_load(loads_on_bar(bar_kg, owned), load_kg, by) ?? load_kg;
    const stepped = step_mass(load_kg, unit, by);
    return stepped >= bar_kg ? stepped : by > 0 ? bar_kg : Math.min(load_kg, bar_kg);
  }
  // Of a lift that only goes with a bar the empty one is the first load there is.
  const empty = bar_of(athlete);
  if (ways.length > 0 && ways.every((way) => way.includes("barbell")) && by > 0 && load_kg < empty) return empty;
  const in_hand = owned_in_hand(athlete, ways);
  return in_hand ? next_load(in_hand, load_kg, by) ?? load_kg : step_mass(load_kg, unit, by);
}

/** "2 pairs of 20 kg, 1 of 10 kg"; the usual ones where none were said. */
export function plates_words(athlete: Athlete): string {
  const piles = athlete.plates.map(read_pile).filter((p) => p !== null).reverse();
  if (piles.length === 0) return "the usual ones";
  return piles.map((p) => `${p.figure} ${p.unit}, ${words.equipment.pairs(p.pairs)}`).join("; ");
}
