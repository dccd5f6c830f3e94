import { useState } from "preact/hooks";
import { post, Problem, remove } from "../../api/client";
import type { Changes, Sessions, SetRecord } from "../../api/documents";
import { Show } from "../../parts/shown";
import { refresh, use_document } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { work_words } from "../today/session_rows";
import { EditSet } from "./edit_set";

/** "Lower, from hevy · ": what a session is called and where it is from, as far as that is anything. */
export function session_words({ title, source }: { title: string; source: string }): string {
  const parts = [title, source && source !== "dowel" && source !== "synthetic" ? `from ${source}` : ""].filter(Boolean);
  return parts.length ? `${parts.join(", ")} · ` : "";
}
/** The sessions as they stand in the log; each set can be mended or taken out, each change taken back. */
export function Records() {
  const { athlete, names } = use_person();
  const exercise = (set: SetRecord) => set.exercise_name || name_of(names, set.exercise_slug);
  const base = `/api/${athlete.id}`;
  const [limit, set_limit] = useState(6);
  const [editing, edit] = useState<SetRecord | null>(null);
  const [text, set_text] = useState("");
  const sessions = use_document<Sessions>(`${base}/sessions?limit=${limit}`);
  const history = use_document<Changes>(`${base}/history?limit=8`);
  const undo = async (change?: number) => {
    try { await post(`${base}/undo`, change === undefined ? {} : { change }); say("Taken back."); } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    refresh();
  };
  const take_out = async (set: SetRecord) => {
    try {
      const gone = await remove<{ change: number }>(`${base}/sets/${set.id}`);
      say(`Removed ${work_words(set, athlete.shown_unit)}.`, () => undo(gone.change));
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    refresh();
  };
  const write = async () => {
    try {
      const done = await post<{ change: number }>(`${base}/log`, { text });
      set_text("");
      say("Logged.", () => undo(done.change));
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    refresh();
  };
  return (
    <>
      <form class="row wrap" onSubmit={(e) => { e.preventDefault(); if (text.trim()) void write(); }}>
        <label class="field" style={{ flex: "1 1 16rem" }}><span>Log in words, as in “deadlift 3x5 100kg @8”</span><input type="text" value={text} onInput={(e) => set_text(e.currentTarget.value)} /></label>
        <button class="btn" style={{ alignSelf: "end" }}>Log it</button>
      </form>
      <Show of={sessions}>
        {(told) => (
          <div class="stack">
            {[...told.sessions].reverse().map((s, i) => (
              <details key={s.id} class="session-row" open={i === 0}>
                <summary><h3 class="inline">{short_day(s.started)}</h3> <span class="note">{session_words(s)}{s.sets.length} {s.sets.length === 1 ? "set" : "sets"}: {[...new Set(s.sets.map(exercise))].slice(0, 3).join(", ")}{new Set(s.sets.map(exercise)).size > 3 && " …"}</span></summary>
                <ul>{s.sets.map((set) => (
                  <li key={set.id} class="setrow"><span>{exercise(set)} <b>{work_words(set, athlete.shown_unit)}</b> <span class="note">{[set.kind !== "working" ? set.kind : "", set.side !== "both" ? set.side : "", set.rpe !== null ? `effort ${set.rpe}` : "", set.filmed ? "filmed" : "", set.notes].filter(Boolean).join(" · ")}</span></span>
                    <span class="row"><button class="btn quiet" onClick={() => edit(set)} aria-label={`Change ${exercise(set)} ${work_words(set, athlete.shown_unit)}`}>Change</button><button class="btn quiet" aria-label={`Remove ${exercise(set)} ${work_words(set, athlete.shown_unit)}`} onClick={() => void take_out(set)}>Remove</button></span></li>
                ))}</ul>
              </details>
            ))}
            {told.earlier_sessions > 0 && <button class="btn" onClick={() => set_limit(limit + 12)}>Earlier: {told.earlier_sessions} sessions</button>}
          </div>
        )}
      </Show>
      <details><summary class="small">What was changed</summary>
        <Show of={history}>{(told) => <ul class="small">{told.changes.map((c, i) => <li key={c.number} class="setrow"><span class={c.undone ? "note" : ""}>{c.what} <span class="note">{short_day(c.when)}{c.undone && " · taken back"}</span></span>{!c.undone && told.changes.slice(0, i).every((n) => n.undone) && <button class="btn quiet" onClick={() => void undo(c.number)}>Take back</button>}</li>)}</ul>}</Show>
      </details>
      {editing && <EditSet set={editing} name={exercise(editing)} on_leave={() => edit(null)} />}
    </>
  );
}
