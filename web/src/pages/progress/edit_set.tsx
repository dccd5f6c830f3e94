import { useEffect, useId, useState } from "preact/hooks";
import { call, patch, post, Problem } from "../../api/client";
import type { Sessions, SetRecord } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { words } from "../../words";
import { form_of, patch_of, type SetForm } from "./set_patch";

const KINDS = [["working", "working"], ["warmup", "warm-up"], ["failure", "to failure"], ["drop", "drop set"]] as const;
const SIDES = [["both", "both"], ["left", "left"], ["right", "right"]] as const;

/** One set mended, all of it; what was before stays in the history. */
export function EditSet({ set, name, date, on_leave }: { set: SetRecord; name: string; /** Day of its session. */ date: string; on_leave: () => void }) {
  const { me, athlete, catalogue } = use_person();
  const unit = athlete.shown_unit;
  const [before, set_before] = useState(() => form_of(set, name, date, unit));
  const [tag, set_tag] = useState<string | undefined>();
  const [said, change] = useState(before);
  const [problem, set_problem] = useState<Problem | null>(null);
  const list = useId();
  /** As it is now, with the tag by which a change elsewhere is noticed. What was typed already stays typed. */
  const read = async (anew: boolean) => {
    const now = await call<Sessions>("GET", `/api/${athlete.id}/sets/${set.id}`).catch(() => null);
    const session = now?.data.sessions[0];
    const fresh = session?.sets[0];
    if (!now || !session || !fresh) return;
    const form = form_of(fresh, name, session.started.slice(0, 10), unit);
    set_tag(now.etag ?? undefined);
    set_before(form);
    change((typed) => (anew || JSON.stringify(typed) === JSON.stringify(before) ? form : typed));
    set_problem(null);
  };
  useEffect(() => void read(false), []);
  const send = async (sure: boolean) => {
    const sent = patch_of(before, said, unit);
    if ("no_figure" in sent) return set_problem(new Problem(`That is no figure: ${said[sent.no_figure]}`, "write a number, or leave the field empty", 0, "", ""));
    if (Object.keys(sent.patch).length === 0) return on_leave();
    try {
      const edited = await patch<{ change: number }>(`/api/${athlete.id}/sets/${set.id}`, { ...sent.patch, ...(sure ? { sure: true } : {}) }, tag);
      say("Changed.", async () => { await post(`/api/${athlete.id}/undo`, { change: edited.change }).catch(() => undefined); refresh(); });
      refresh();
      on_leave();
    } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  const field = (key: Exclude<keyof SetForm, "side" | "kind">, label: string, mode: "decimal" | "text" = "decimal") =>
    <label class="field"><span>{label}</span><input type="text" inputMode={mode} value={said[key]} onInput={(e) => change({ ...said, [key]: e.currentTarget.value })} /></label>;
  return (
    <Ask title={name} on_leave={on_leave}>
      <div class="fields two">
        {set.hold_s !== null ? field("hold_s", "Seconds held") : set.distance_m !== null ? field("distance_m", "Metres") : field("reps", "Repetitions")}
        {field("load", `Load, ${unit}`)}
        {field("rpe", "Effort, of 10")}
        {field("pain", "Pain in it, of 10")}
        {field("next_day_pain", "Pain the morning after")}
        <label class="field"><span>Day</span><input type="date" max={me.today} value={said.date} onInput={(e) => change({ ...said, date: e.currentTarget.value })} /></label>
      </div>
      <fieldset class="stack-2"><legend class="small">Side</legend><div class="seg" role="group" aria-label="Side">{SIDES.map(([key, label]) => <button type="button" key={key} aria-pressed={said.side === key} onClick={() => change({ ...said, side: key })}>{label}</button>)}</div></fieldset>
      <fieldset class="stack-2"><legend class="small">Kind</legend><div class="seg" role="group" aria-label="Kind">{KINDS.map(([key, label]) => <button type="button" key={key} aria-pressed={said.kind === key} onClick={() => change({ ...said, kind: key })}>{label}</button>)}</div></fieldset>
      <label class="field"><span>Remark</span><textarea value={said.notes} onInput={(e) => change({ ...said, notes: e.currentTarget.value })} /></label>
      <details><summary class="small">Tempo, reserve, superset, exercise</summary>
        <div class="fields two" style={{ paddingTop: ".6rem" }}>
          {field("tempo", "Tempo, as 3-1-1-0", "text")}
          {field("rir", "Reps left in reserve")}
          {field("superset", "Superset", "text")}
          <label class="field"><span>Exercise</span><input type="text" list={list} value={said.exercise} onInput={(e) => change({ ...said, exercise: e.currentTarget.value })} /></label>
        </div>
        <datalist id={list}>{(catalogue?.exercises ?? []).map((e) => <option key={e.slug} value={e.name} />)}</datalist>
      </details>
      {problem && <ProblemCard problem={problem} />}
      <div class="row wrap"><button class="btn main" onClick={() => void send(false)}>Keep it</button>{problem?.code === "slip" && <button class="btn" onClick={() => void send(true)}>It is right all the same</button>}{problem?.code === "changed" && <button class="btn" onClick={() => { void read(true); refresh(); }}>{words.log_of.read_again}</button>}</div>
    </Ask>
  );
}
