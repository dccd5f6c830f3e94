import { useState } from "preact/hooks";
import { patch, Problem } from "../../api/client";
import { forget_documents, refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";

const BELLS = { kg: [4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40, 44, 48], lb: [9, 13, 18, 22, 26, 31, 35, 44, 53, 62, 70, 80, 88, 97, 106] };

/** What is at hand; what is not chosen is not planned. */
export function Equipment({ reload }: { reload: () => void }) {
  const { athlete, catalogue } = use_person();
  const [has, set_has] = useState(athlete.equipment);
  const [bells, set_bells] = useState(athlete.bells);
  const flip = (list: string[], x: string) => (list.includes(x) ? list.filter((y) => y !== x) : [...list, x]);
  const save = async () => {
    try {
      await patch(`/api/athletes/${athlete.id}`, { equipment: has, bells });
      say("Kept. The next plan is made from it.");
      forget_documents();
      reload();
      refresh();
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  if (!catalogue) return null;
  return (
    <section class="card stack">
      <h2>Equipment</h2>
      <div class="chips">{catalogue.equipment.map((e) => <button key={e.id} class="chip" aria-pressed={has.includes(e.id)} onClick={() => set_has(flip(has, e.id))}>{e.name}</button>)}</div>
      {has.includes("kettlebell") && <fieldset class="stack-2"><legend class="small">Kettlebells; none chosen: any that are sold</legend><div class="chips">{BELLS[athlete.shown_unit].map((n) => { const bell = `${n} ${athlete.shown_unit}`; return <button key={bell} class="chip" aria-pressed={bells.includes(bell)} onClick={() => set_bells(flip(bells, bell))}>{bell}</button>; })}</div></fieldset>}
      <p><button class="btn main" onClick={() => void save()}>Keep it</button></p>
    </section>
  );
}
