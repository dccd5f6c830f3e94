import type { BarLoad, MassUnit } from "../../api/documents";
import { mass, mass_figure } from "../../units/mass";
import { side_words as sides } from "../../units/owned";
import { words } from "../../words";

/** "2 × 20 + 5 a side": the plates of one side, the heaviest first; nothing of what is taken in the hand. */
export function side_words(bar: BarLoad, unit: MassUnit): string {
  if (bar.bar_kg === null) return "";
  if (bar.side_kg.length === 0) return words.equipment.empty_bar;
  return words.equipment.a_side(sides(bar.side_kg.map((kg) => mass_figure(kg, unit))));
}
/** "warm-up 5 × 40 kg, 3 × 60 kg" */
export function warm_up_words(bar: BarLoad, unit: MassUnit): string {
  return bar.warm_up.length === 0 ? "" : `warm-up ${bar.warm_up.map((w) => `${w.reps}\u00a0×\u00a0${mass(w.load_kg, unit)}`).join(", ")}`;
}
