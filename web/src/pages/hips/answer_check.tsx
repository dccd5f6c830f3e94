import { useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Check } from "../../api/documents";
import { refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";

/** A test or a sign answered for oneself; it speaks for or against causes from then on. */
export function AnswerCheck({ check }: { check: Check }) {
  const { athlete } = use_person();
  const [note, set_note] = useState("");
  const answer = async (result: string) => {
    try { await post(`/api/${athlete.id}/checks/${check.id}`, { result, ...(note.trim() ? { note: note.trim() } : {}) }); set_note(""); say("Kept; it speaks for or against causes from now on."); }
    catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    refresh();
  };
  return (
    <section class="card stack-2"><h2 class="part">What came of it?</h2><p>{check.how}</p>
      <label class="field measure"><span>In your own words, where you like; kept with the answer</span><textarea rows={2} value={note} onInput={(e) => set_note(e.currentTarget.value)} /></label>
      <div class="stack-2">{check.results.map((r) => <button key={r.result} class="btn" aria-pressed={check.answered === r.result} style={{ justifyContent: "flex-start", textAlign: "left" }} onClick={() => void answer(r.result)}>{check.answered === r.result && "✓ "}{r.means}</button>)}</div>
    </section>
  );
}
