import { useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Ruling } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { Link } from "../../parts/link";
import { state_of_verdict, StateIcon } from "../../parts/state_icon";
import { WhyText } from "../../parts/why_text";
import { refresh } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { say } from "../../state/said";
import { film_time } from "../../units/clock";
import { measured, unit_of } from "../../units/mass";
import { words } from "../../words";

/** Why, in its first sentence: the rest of it opens. */
export const gate_words = (ruling: Pick<Ruling, "why">) => ruling.why.text.match(/^.*?[.:](?=\s|$)/)?.[0].replace(/:$/, ".") ?? ruling.why.text;

/** The gate's answer in one line; opens to why, to the numbers, and to going on against it. */
export function GateLine({ ruling }: { ruling: Ruling }) {
  const { athlete, names } = use_person();
  const [asking, ask] = useState(false);
  const [reason, set_reason] = useState("");
  const state = state_of_verdict[ruling.verdict];
  const override = async () => {
    try {
      await post(`/api/${athlete.id}/overrides`, { exercise: ruling.exercise, to: "pass", reason });
      say("Kept, with your reason.");
      ask(false);
      refresh();
    } catch (failed) {
      say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
    }
  };
  return (
    <details class={`gate edge-${state}`}>
      <summary><StateIcon state={state} /><span><b>{name_of(names, ruling.exercise)}: {words.verdict[ruling.verdict]}.</b>{ruling.verdict === "pass" ? ` Next: ${ruling.planned_step}.` : ` ${gate_words(ruling)}`}</span></summary>
      <div class="stack-2 inner">
        <WhyText why={ruling.why} />
        {ruling.evidence.length > 0 && (
          <table>
            <caption class="vh">What was measured</caption>
            <tbody>
              {ruling.evidence.map((e) => (
                <tr key={`${e.set}.${e.rep}.${e.rule}`}>
                  <td>rep {e.rep}, {film_time(e.at_s)}</td>
                  <td class="num"><b>{measured(e.value, e.sd, unit_of(e.measure))}</b></td>
                  <td class="note">{e.broken_above ? "at most" : "at least"} {measured(e.threshold, null, unit_of(e.measure))}</td>
                  <td><Link class="rule" to={`/hips/${e.checkpoint}`}>{e.checkpoint}</Link></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p class="small"><b>{words.today.would_change}</b> {ruling.would_change}</p>
        {ruling.verdict !== "pass" && <p><button class="btn quiet" onClick={() => ask(true)}>Lift more all the same…</button></p>}
      </div>
      {asking && (
        <Ask title="Lift more all the same" on_leave={() => ask(false)}>
          <p>{words.today.against_note}</p>
          <label class="field"><span>Your reason</span><textarea value={reason} onInput={(e) => set_reason(e.currentTarget.value)} /></label>
          <button class="btn main" disabled={!reason.trim()} onClick={() => void override()}>Go up, and keep the reason</button>
        </Ask>
      )}
    </details>
  );
}
