import { useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Next, Ruling, Stop } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { say } from "../../state/said";
import { words } from "../../words";
import { otherwise, type Otherwise } from "./otherwise";

/** Somebody decides otherwise than the gate: what, why, and who signs it. */
export function OverrideSheet({ ruling, on_leave }: { ruling: Ruling; on_leave: () => void }) {
  const { athlete, names } = use_person();
  const choices = otherwise(ruling.verdict);
  const [to, choose] = useState<Otherwise["to"] | null>(null);
  const [reason, set_reason] = useState("");
  const [by, set_by] = useState("");
  const [problem, set_problem] = useState<Problem | null>(null);
  const send = async () => {
    set_problem(null);
    try {
      const told = await post<Next | Stop>(`/api/${athlete.id}/overrides`, { exercise: ruling.exercise, to, reason, ...(by.trim() ? { by: by.trim() } : {}) });
      say(told.schema === "dowel.stop/1" ? (told as Stop).stopped.why : words.otherwise.kept);
      on_leave();
      refresh();
    } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  return (
    <Ask title={words.otherwise.title(name_of(names, ruling.exercise))} on_leave={on_leave}>
      <p>{words.today.against_note}</p>
      <div class="chips" role="group" aria-label={words.otherwise.what}>{choices.map((c) => <button key={c.to} class="chip" aria-pressed={to === c.to} onClick={() => choose(c.to)}>{c.words}</button>)}</div>
      <label class="field"><span>Your reason</span><textarea value={reason} onInput={(e) => set_reason(e.currentTarget.value)} /></label>
      <label class="field"><span>{words.otherwise.by(athlete.name)}</span><input type="text" value={by} onInput={(e) => set_by(e.currentTarget.value)} /></label>
      {problem && <ProblemCard problem={problem} />}
      <p><button class="btn main" disabled={!to || !reason.trim()} onClick={() => void send()}>{words.otherwise.keep}</button></p>
    </Ask>
  );
}
