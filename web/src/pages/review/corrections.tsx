import { useState } from "preact/hooks";
import { post, Problem, remove } from "../../api/client";
import type { State } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { StateIcon } from "../../parts/state_icon";
import { refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { words } from "../../words";

const failed_words = (failed: unknown) => (failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
const NOT_A_REP = "not a rep";
const STATES: State[] = ["held", "broken", "borderline", "cannot_tell"];

export async function take_in(analysis: string, rep: number): Promise<void> {
  try {
    await remove(`/api/analyses/${analysis}/exclusions/${rep}`);
    say(`Rep ${rep} counts again.`);
  } catch (failed) {
    say(failed_words(failed));
  }
  refresh();
}

export async function take_back(analysis: string, correction: string): Promise<void> {
  try {
    await remove(`/api/analyses/${analysis}/corrections/${correction}`);
    say("Taken back: what was measured stands alone.");
  } catch (failed) {
    say(failed_words(failed));
  }
  refresh();
}

/** A rep is left out with a reason; the analysis stays, the exclusion stands beside it. */
export function LeaveOut({ analysis, rep, on_leave }: { analysis: string; rep: number; on_leave: () => void }) {
  const { athlete } = use_person();
  const [reason, set_reason] = useState("");
  const send = async () => {
    try {
      await post(`/api/analyses/${analysis}/exclusions`, { rep, reason, by: athlete.name, ...(reason === NOT_A_REP ? { not_a_rep: true } : {}) });
      say(`Rep ${rep} is left out.`, () => take_in(analysis, rep));
      on_leave();
    } catch (failed) {
      say(failed_words(failed));
    }
    refresh();
  };
  return (
    <Ask title={`Leave rep ${rep} out`} on_leave={on_leave}>
      <p>{words.review.leave_out_why}</p>
      <div class="chips">{[NOT_A_REP, "set-down or walk-out", "somebody in the way", "not me"].map((r) => <button key={r} class="chip" aria-pressed={reason === r} onClick={() => set_reason(r)}>{r}</button>)}</div>
      <label class="field"><span>Reason</span><input type="text" value={reason} onInput={(e) => set_reason(e.currentTarget.value)} /></label>
      <button class="btn main" disabled={!reason.trim()} onClick={() => void send()}>Leave it out</button>
    </Ask>
  );
}

export type Otherwise = "leave_out" | "edges" | "again" | "people";
const OTHERWISE: [Otherwise, string][] = [
  ["leave_out", "Not a rep: leave it out…"], ["edges", "It starts, turns or ends elsewhere…"], ["again", "Other exercise or load…"], ["people", "Not me…"],
];

/** "I see it otherwise": kept beside what was measured, named and dated. */
export function SeeOtherwise({ analysis, rep, checkpoint, on_leave, otherwise }: { analysis: string; rep: number; checkpoint: string; on_leave: () => void; otherwise: (what: Otherwise) => void }) {
  const { athlete } = use_person();
  const [state, set_state] = useState<State | null>(null);
  const [remark, set_remark] = useState("");
  const [by, set_by] = useState(athlete.name);
  const send = async () => {
    try {
      await post(`/api/analyses/${analysis}/corrections`, { rep, checkpoint, state, remark, by });
      say("Kept beside what was measured.");
      on_leave();
    } catch (failed) {
      say(failed_words(failed));
    }
    refresh();
  };
  return (
    <Ask title={`Rep ${rep}, ${checkpoint}`} on_leave={on_leave}>
      <p>What was measured stays; yours stands beside it with your name and the day.</p>
      <div class="chips" role="group" aria-label="I see it as">{STATES.map((s) => <button key={s} class="chip" aria-pressed={state === s} onClick={() => set_state(s)}><StateIcon state={s} />{words.state[s]}</button>)}</div>
      <label class="field"><span>Remark</span><textarea value={remark} onInput={(e) => set_remark(e.currentTarget.value)} /></label>
      <label class="field"><span>Who says so</span><input type="text" value={by} onInput={(e) => set_by(e.currentTarget.value)} /></label>
      <p><button class="btn main" disabled={!state || !by.trim()} onClick={() => void send()}>I see it otherwise</button></p>
      <h3>Or something else is wrong with it</h3>
      <div class="row wrap">{OTHERWISE.map(([what, name]) => <button key={what} class="btn" onClick={() => otherwise(what)}>{name}</button>)}</div>
    </Ask>
  );
}
