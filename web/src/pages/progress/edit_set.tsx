import { useState } from "preact/hooks";
import { patch, post, Problem } from "../../api/client";
import type { SetRecord } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { figure, in_kg, in_unit } from "../../units/mass";

/** One set mended; what was before stays in the history. */
export function EditSet({ set, name, on_leave }: { set: SetRecord; name: string; on_leave: () => void }) {
  const { athlete } = use_person();
  const unit = athlete.shown_unit;
  const [said, change] = useState({ reps: set.reps?.toString() ?? "", hold_s: set.hold_s?.toString() ?? "", load: set.load_kg === null ? "" : figure(in_unit(set.load_kg, unit)), rpe: set.rpe?.toString() ?? "", notes: set.notes });
  const [problem, set_problem] = useState<Problem | null>(null);
  const number = (text: string) => (text.trim() === "" ? null : Number(text.replace(",", ".")));
  const send = async (sure: boolean) => {
    const load = number(said.load);
    try {
      const edited = await patch<{ change: number }>(`/api/${athlete.id}/sets/${set.id}`, { reps: number(said.reps), hold_s: number(said.hold_s), load_kg: load === null ? null : in_kg(load, unit), rpe: number(said.rpe), notes: said.notes, ...(sure ? { sure: true } : {}) });
      say("Changed.", async () => { await post(`/api/${athlete.id}/undo`, { change: edited.change }).catch(() => undefined); refresh(); });
      refresh();
      on_leave();
    } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  const field = (key: "reps" | "hold_s" | "load" | "rpe", name: string) => <label class="field"><span>{name}</span><input type="text" inputMode="decimal" value={said[key]} onInput={(e) => change({ ...said, [key]: e.currentTarget.value })} /></label>;
  return (
    <Ask title={name} on_leave={on_leave}>
      {set.hold_s === null && field("reps", "Repetitions")}
      {set.hold_s !== null && field("hold_s", "Seconds held")}
      {field("load", `Load, ${unit}`)}
      {field("rpe", "Effort, of 10")}
      <label class="field"><span>Remark</span><textarea value={said.notes} onInput={(e) => change({ ...said, notes: e.currentTarget.value })} /></label>
      {problem && <ProblemCard problem={problem} />}
      <div class="row wrap"><button class="btn main" onClick={() => void send(false)}>Keep it</button>{problem && <button class="btn" onClick={() => void send(true)}>It is right all the same</button>}</div>
    </Ask>
  );
}
