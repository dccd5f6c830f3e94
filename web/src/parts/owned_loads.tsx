import type { Athlete, MassUnit } from "../api/documents";
import { BARS, BELLS, DUMBBELLS, mark_words, owned_pairs, pile_words, PLATES, read_mark, read_pile, sizes_of } from "../units/owned";
import { mass } from "../units/mass";
import { loads_on_bar } from "../units/plates";
import { words } from "../words";
import { LineIcon } from "./line_icon";

export type Owned = Pick<Athlete, "bells" | "dumbbells" | "plates" | "bar">;
interface Props { equipment: string[]; unit: MassUnit; owned: Owned; change: (with_: Partial<Owned>) => void }

/** Bar, plates by pair, dumbbells and bells: only of what is at hand at all. */
export function OwnedLoads({ equipment, unit, owned, change }: Props) {
  return (
    <>
      {equipment.includes("barbell") && <Barbell unit={unit} owned={owned} change={change} />}
      {equipment.includes("dumbbell") && <Marks title={words.equipment.dumbbells} sold={DUMBBELLS[unit]} unit={unit} owned={owned.dumbbells} change={(dumbbells) => change({ dumbbells })} />}
      {equipment.includes("kettlebell") && <Marks title={words.equipment.bells} sold={BELLS[unit]} unit={unit} owned={owned.bells} change={(bells) => change({ bells })} />}
    </>
  );
}

function Marks({ title, sold, unit, owned, change }: { title: string; sold: number[]; unit: MassUnit; owned: string[]; change: (owned: string[]) => void }) {
  return (
    <fieldset class="stack-2"><legend class="small">{title}</legend>
      <div class="chips">{sizes_of(sold, unit, owned).map((size) => {
        const mark = mark_words(size.figure, size.unit);
        // "2 x 16 kg" is that size, too: a pair.
        const kept = owned.find((o) => { const pile = read_pile(o); return pile?.figure === size.figure && pile.unit === size.unit; });
        return <button type="button" key={mark} class="chip" aria-pressed={kept !== undefined} onClick={() => change(kept ? owned.filter((o) => o !== kept) : [...owned, mark])}>{kept ?? mark}</button>;
      })}</div>
    </fieldset>
  );
}

function Barbell({ unit, owned, change }: Omit<Props, "equipment">) {
  const bars = sizes_of(BARS[unit], unit, owned.bar ? [owned.bar] : []);
  const piles = owned.plates.map(read_pile).filter((p) => p !== null);
  const set_pairs = (figure: number, of: MassUnit, pairs: number) =>
    change({ plates: [...piles.filter((p) => p.figure !== figure || p.unit !== of), { figure, unit: of, pairs }].flatMap((p) => pile_words(p.figure, p.unit, p.pairs) ?? []) });
  const pairs = owned_pairs(owned);
  const bar_kg = read_mark(owned.bar)?.kg ?? (unit === "kg" ? 20 : 45 * 0.45359237);
  const loads = pairs && loads_on_bar(bar_kg, pairs);
  return (
    <>
      <fieldset class="stack-2"><legend class="small">{words.equipment.bar}</legend>
        <div class="chips">
          <button type="button" class="chip" aria-pressed={owned.bar === ""} onClick={() => change({ bar: "" })}>{words.equipment.usual_bar(mass(unit === "kg" ? 20 : 45 * 0.45359237, unit))}</button>
          {bars.filter((b) => b.figure !== (b.unit === "kg" ? 20 : 45)).map((b) => {
            const mark = mark_words(b.figure, b.unit);
            return <button type="button" key={mark} class="chip" aria-pressed={owned.bar === mark} onClick={() => change({ bar: mark })}>{mark}</button>;
          })}
        </div>
      </fieldset>
      <fieldset class="stack-2"><legend class="small">{words.equipment.plates}</legend>
        <ul class="piles">{sizes_of(PLATES[unit], unit, owned.plates).map((size) => {
          const mark = mark_words(size.figure, size.unit);
          const pile = piles.find((p) => p.figure === size.figure && p.unit === size.unit);
          const now = pile ? pile.pairs : 0;
          return (
            <li key={mark} class={`pile ${now === 0 ? "none" : ""}`}>
              <button type="button" aria-label={`One pair of ${mark} fewer`} disabled={now === 0} onClick={() => set_pairs(size.figure, size.unit, Math.max(0, (now ?? 1) - 1))}><LineIcon name="minus" /></button>
              <span><b>{mark}</b><small aria-live="polite">{words.equipment.pairs(now)}</small></span>
              <button type="button" aria-label={`One pair of ${mark} more`} disabled={(now ?? 0) >= 20} onClick={() => set_pairs(size.figure, size.unit, (now ?? 0) + 1)}><LineIcon name="plus" /></button>
            </li>
          );
        })}</ul>
        <p class="note" role="status">{loads === null ? words.equipment.usual_plates : words.equipment.makes(loads.length, mass(loads[0]!, unit), mass(loads.at(-1)!, unit))}</p>
      </fieldset>
    </>
  );
}
