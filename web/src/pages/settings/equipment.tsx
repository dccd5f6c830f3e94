import { useState } from "preact/hooks";
import { changed } from "../../api/changed";
import { patch, Problem } from "../../api/client";
import { EquipmentChoice } from "../../parts/equipment_choice";
import { OwnedLoads, type Owned } from "../../parts/owned_loads";
import { forget_documents, refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";

/** What is at hand; what is not chosen is not planned. */
export function Equipment({ reload }: { reload: () => void }) {
  const { athlete, catalogue } = use_person();
  const [has, set_has] = useState(athlete.equipment);
  const [owned, set_owned] = useState<Owned>({ bells: athlete.bells, dumbbells: athlete.dumbbells, plates: athlete.plates, bar: athlete.bar });
  const save = async () => {
    try {
      const before = { equipment: athlete.equipment, bells: athlete.bells, dumbbells: athlete.dumbbells, plates: athlete.plates, bar: athlete.bar };
      await patch(`/api/athletes/${athlete.id}`, changed(before, { equipment: has, ...owned }));
      say("Kept. Loads are made from it from now on, and so is the next plan.");
      forget_documents();
      reload();
      refresh();
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  if (!catalogue) return null;
  return (
    <section class="card stack" id="equipment" tabIndex={-1} aria-label="Equipment">
      <h2>Equipment</h2>
      <EquipmentChoice all={catalogue.equipment} has={has} change={set_has} />
      <OwnedLoads equipment={has} unit={athlete.shown_unit} owned={owned} change={(with_) => set_owned((now) => ({ ...now, ...with_ }))} />
      <p><button class="btn main" onClick={() => void save()}>Keep it</button></p>
    </section>
  );
}
