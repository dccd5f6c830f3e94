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

/** A rep is left out with a reason; the analysis stays, the exclusion stands beside it. */
export function LeaveOut({ analysis, rep, on_leave }: { analysis: string; rep: number; on_leave: () => void }) {
  const { athlete } = use_person();
  const [reason, set_reason] = useState("");
  const send = async () => {
    try {
      await post(`/api/analyses/${analysis}/exclusions`, { rep, reason, by: athlete.name });
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
      <div class="chips">{["not a rep", "set-down or walk-out", "somebody in the way", "not me"].map((r) => <button key={r} class="chip" aria-pressed={reason === r} onClick={() => set_reason(r)}>{r}</button>)}</div>
      <label class="field"><span>Reason</span><input type="text" value={reason} onInput={(e) => set_reason(e.currentTarget.value)} /></label>
      <button class="btn main" disabled={!reason.trim()} onClick={() => void send()}>Leave it out</button>
    </Ask>
  );
}

/** "I see it otherwise": kept beside what was measured, named and dated. */
export function SeeOtherwise({ analysis, rep, checkpoint, on_leave, leave_out }: { analysis: string; rep: number; checkpoint: string; on_leave: () => void; leave_out: () => void }) {
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
      <div class="row wrap">
        <button class="btn main" disabled={!state || !by.trim()} onClick={() => void send()}>I see it otherwise</button>
        <button class="btn quiet" onClick={leave_out}>It is not a rep: leave it out…</button>
      </div>
    </Ask>
  );
}
