import type { Next, Stop } from "../../api/documents";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { words } from "../../words";
import { GateLine } from "../today/gate_line";

/** May the load go up, and what comes next with one exercise. Before warning signs are answered nothing is named. */
export function NextStep({ slug }: { slug: string }) {
  const { athlete } = use_person();
  const next = use_document<Next | Stop>(`/api/${athlete.id}/next/${slug}`);
  return (
    <Show of={next} height="3rem" problem={(s) => s.problem!.code === "ask-red-flags"
      ? <p class="card edge-cannot_tell row wrap">{words.today.signs_first} <Link class="btn" to="/settings?flags=today">{words.today.answer_signs}</Link></p>
      : <p class="note">{s.problem!.title}. {s.problem!.hint}</p>}>
      {(told) => told.schema === "dowel.stop/1" ? <p class="card edge-broken">{(told as Stop).stopped.why}</p>
        : (told as Next).gate ? <GateLine ruling={(told as Next).gate} /> : null}
    </Show>
  );
}
