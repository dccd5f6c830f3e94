import { useState } from "preact/hooks";
import type { Next, Ruling } from "../../api/documents";
import { Link } from "../../parts/link";
import { state_of_verdict, StateIcon } from "../../parts/state_icon";
import { WhyText } from "../../parts/why_text";
import { use_document } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { film_time } from "../../units/clock";
import { short_day } from "../../units/days";
import { measured, unit_of } from "../../units/mass";
import { words } from "../../words";
import { target_words } from "./otherwise";
import { OverrideSheet } from "./override_sheet";

/** Why, in its first sentence: the rest of it opens. */
export const gate_words = (ruling: Pick<Ruling, "why">) => ruling.why.text.match(/^.*?[.:](?=\s|$)/)?.[0].replace(/:$/, ".") ?? ruling.why.text;

/** The gate's answer in one line; opens to why, to the numbers, to what comes next, and to doing otherwise. */
export function GateLine({ ruling }: { ruling: Ruling }) {
  const { athlete, names } = use_person();
  const [asking, ask] = useState(false);
  const [open, set_open] = useState(false);
  const next = use_document<Next>(open ? `/api/${athlete.id}/next/${ruling.exercise}` : null).data;
  const over = next?.overridden ?? null;
  const [target, passed] = [next?.target ?? null, next?.target_if_passed ?? null].map((t) => t && target_words(t, athlete.shown_unit));
  const state = state_of_verdict[ruling.verdict];
  return (
    <details class={`gate edge-${state}`} onToggle={(e) => set_open(e.currentTarget.open)}>
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
        {over && <p class="small"><b>{words.otherwise.instead(words.verdict[over.to], over.by ?? athlete.name, short_day(over.decided))}</b> “{over.reason}”</p>}
        {target && <p class="small"><b>{words.otherwise.next}</b> {target}.{next?.step && ` ${next.step.why}`}{!over && ruling.verdict !== "pass" && passed && passed !== target && ` ${words.otherwise.if_passed(passed)}`}</p>}
        {next?.not_yet && <p class="small">{next.not_yet}</p>}
        <p><button class="btn quiet" onClick={() => ask(true)}>{words.otherwise.open}</button></p>
      </div>
      {asking && <OverrideSheet ruling={ruling} on_leave={() => ask(false)} />}
    </details>
  );
}
