import { useState } from "preact/hooks";
import type { Analysis, AnalysisAbout } from "../../api/documents";
import { Link } from "../../parts/link";
import { StateIcon } from "../../parts/state_icon";
import { use_document } from "../../state/documents";
import type { KnowledgeIndex } from "../../api/documents";
import { figure } from "../../units/mass";
import { words } from "../../words";
import { short_day } from "../../units/days";
import { in_one_sentence } from "../film/verdict_of";
import { take_back, take_in } from "./corrections";
import { Evidence } from "./evidence";
import { by_state, type Gathered } from "./verdicts";

/** With more reps than these their chips say the number alone. */
const MANY = 5;

interface Props {
  analysis: Analysis;
  about: AnalysisAbout | null;
  gathered: Gathered[];
  find: string | null;
  rep: number | null;
  open: (checkpoint: string | null, rep: number | null, t_s: number | null) => void;
  wrong: (checkpoint: string, rep: number) => void;
  leave_out: (rep: number) => void;
}

/** The sentences first, then each checkpoint; the evidence opens in place. */
export function Findings({ analysis, about, gathered, find, rep, open, wrong, leave_out }: Props) {
  const index = use_document<KnowledgeIndex>("/api/knowledge");
  const [all, show_all] = useState(false);
  const name = (id: string) => index.data?.entries.find((e) => e.id === id)?.name ?? id;
  const faults = analysis.set.faults;
  const held = gathered.filter((g) => g.state === "held");
  const look = gathered.filter((g) => g.state !== "held");
  const untold = analysis.reps.filter((r) => !r.partial).flatMap((r) => r.findings).filter((f) => f.state === "cannot_tell").length;
  return (
    <div>
      <div class="sum">
        {faults.map((f) => <p key={f.message} class="say broken"><StateIcon state="broken" label="broken" /><span>{in_one_sentence(f.message)}</span></p>)}
        {analysis.set.reps === 0 && <p class="say cannot_tell"><StateIcon state="cannot_tell" /><span>No reps.</span></p>}
        {held.length > 0 && <p class="say held"><StateIcon state="held" label="held" /><span>{faults.length ? "Held in every rep" : "Nothing broken. Held in every rep"}: {held.map((g) => name(g.checkpoint).replace(/^./, (c) => c.toLowerCase())).join("; ")}.</span></p>}
        {analysis.warnings.map((w) => <p key={w} class="small">{w}</p>)}
        {analysis.view.advice.map((w) => <p key={w} class="cue">{w}</p>)}
        {analysis.set.quality.gradeable > 0 && <p class="note">{analysis.set.quality.held} of {analysis.set.quality.gradeable} checkpoint-reps held{untold > 0 && `; ${untold} could not be told`}. {words.review.count_not_score}</p>}
      </div>
      {(all ? gathered : look).map((g) => {
        const worth = g.reps.filter((r) => r.finding.state !== "held" || g.state === "held");
        const is_open = find === g.checkpoint;
        const chosen = is_open ? rep ?? worth[0]?.rep ?? 1 : null;
        return (
          <section class="fd" key={g.checkpoint} aria-label={name(g.checkpoint)}>
            <div class="hd">
              <StateIcon state={g.state} label={words.state[g.state]} />
              <h3>{name(g.checkpoint)}</h3>
              <Link class="rule note" to={`/hips/${g.checkpoint}`}>{g.checkpoint}</Link>
              <div class="jump">
                {by_state(worth).map(({ state, reps }, _, groups) => [
                  (worth.length > MANY || groups.length > 1) && <span key={state} class="note">{words.state[state]}: {reps.length} {reps.length === 1 ? "rep" : "reps"}</span>,
                  reps.map((r) => (
                  <button key={r.rep} class={`chip ${r.left_out ? "out" : ""}`} aria-current={is_open && chosen === r.rep ? "true" : undefined} aria-expanded={is_open && chosen === r.rep}
                    {...(worth.length > MANY ? { "aria-label": `Rep ${r.rep}`, title: r.finding.at_s === null ? `Rep ${r.rep}` : `Rep ${r.rep}, ${figure(r.finding.at_s, 1)} s` } : {})}
                    onClick={() => (is_open && chosen === r.rep ? open(null, null, null) : open(g.checkpoint, r.rep, r.finding.at_s))}>
                    {worth.length > MANY ? r.rep : <>Rep {r.rep}{r.finding.at_s !== null && ` · ${figure(r.finding.at_s, 1)} s`}</>}{r.said && ` · seen as ${words.state[r.said]}`}
                  </button>
                  ))])}
              </div>
              {g.state === "cannot_tell" && !is_open && <p class="note jump">{worth[0]?.finding.reason}</p>}
            </div>
            {is_open && <Evidence of={g} chosen={chosen!} analysis={analysis} left_out={about?.exclusions.some((e) => e.rep === chosen) ?? false} wrong={() => wrong(g.checkpoint, chosen!)} leave_out={() => leave_out(chosen!)} />}
          </section>
        );
      })}
      {held.length > 0 && (
        <section class="fd"><div class="hd"><StateIcon state="held" /><h3>{held.length} {held.length === 1 ? "checkpoint" : "checkpoints"} held in every rep</h3><button class="btn quiet" aria-expanded={all} onClick={() => show_all(!all)}>{all ? "fold" : "show"}</button></div></section>
      )}
      {about && (about.corrections.length > 0 || about.exclusions.length > 0) && (
        <section class="fd stack-2" style={{ paddingTop: ".8rem" }}>
          <h3>Said otherwise</h3>
          {about.exclusions.map((e) => <p key={e.id} class="small setrow"><span>Rep {e.rep} left out by {e.by}, {short_day(e.when)}: {e.reason}</span><button class="btn quiet" onClick={() => void take_in(about.id, e.rep)}>Take in</button></p>)}
          {about.corrections.map((c) => <p key={c.id} class="small setrow"><span>Rep {c.rep}, {name(c.checkpoint)}: {c.by} sees it as {words.state[c.state]}, {short_day(c.when)}. {c.remark}</span><button class="btn quiet" onClick={() => void take_back(about.id, c.id)}>Take back</button></p>)}
        </section>
      )}
    </div>
  );
}
