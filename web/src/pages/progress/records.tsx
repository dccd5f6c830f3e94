import { useState } from "preact/hooks";
import { post, Problem, remove } from "../../api/client";
import type { Changes, ProgressAll, Session, Sessions, SetRecord } from "../../api/documents";
import { use_brought_up } from "../../parts/bring_up";
import { ProblemCard } from "../../parts/problem_card";
import { Show } from "../../parts/shown";
import { refresh, use_document } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { use_place } from "../../state/route";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { words } from "../../words";
import { work_words } from "../today/session_rows";
import { EditSet } from "./edit_set";
import { MoveLogSession } from "./move_log_session";
import { NoteList, NoteSheet } from "./note_sheet";

/** "Lower, from hevy · ": what a session is called and where it is from, as far as that is anything. */
export function session_words({ title, source }: { title: string; source: string }): string {
  const parts = [title, source && source !== "dowel" && source !== "synthetic" ? `from ${source}` : ""].filter(Boolean);
  return parts.length ? `${parts.join(", ")} · ` : "";
}
const said_of = (set: SetRecord) => [
  set.kind !== "working" ? set.kind : "", set.side !== "both" ? set.side : "", set.rpe !== null ? `effort ${set.rpe}` : "",
  set.pain !== null ? `pain ${set.pain}` : "", set.next_day_pain !== null ? `${set.next_day_pain} the morning after` : "",
  set.filmed ? "filmed" : "", set.notes,
].filter(Boolean).join(" · ");

/** The sessions as they stand in the log: each set can be mended or taken out, each session moved, written about,
 *  written for Garmin or removed; each change taken back. */
export function Records() {
  const { me, athlete, names } = use_person();
  const place = use_place();
  const exercise = (set: SetRecord) => set.exercise_name || name_of(names, set.exercise_slug);
  const base = `/api/${athlete.id}`;
  const asked_day = place.query.get("log");
  const [limit, set_limit] = useState(6);
  const [only, set_only] = useState("");
  const [editing, edit] = useState<{ set: SetRecord; date: string } | null>(null);
  const [noting, note] = useState<Session | null>(null);
  const [moving, move] = useState<Session | null>(null);
  const [text, set_text] = useState("");
  const [refused, refuse] = useState<Problem | null>(null);
  const [on, set_on] = useState(asked_day && asked_day <= me.today ? asked_day : me.today);
  const sessions = use_document<Sessions>(`${base}/sessions?limit=${limit}${only ? `&exercise=${encodeURIComponent(only)}` : ""}`);
  const history = use_document<Changes>(`${base}/history?limit=8`);
  const done = use_document<ProgressAll>(`${base}/progress`);
  use_brought_up(place.query.has("log") ? "the-log" : null, sessions.data !== null);
  const told = (failed: unknown) => say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
  const undo = async (change?: number) => {
    try { await post(`${base}/undo`, change === undefined ? {} : { change }); say("Taken back."); } catch (failed) { told(failed); }
    refresh();
  };
  const take_out = async (path: string, says: string) => {
    try {
      const gone = await remove<{ change: number }>(`${base}/${path}`);
      say(says, () => undo(gone.change));
    } catch (failed) { told(failed); }
    refresh();
  };
  const write = async (all_the_same: { sure?: true; free?: true } = {}) => {
    refuse(null);
    try {
      const logged = await post<{ change: number }>(`${base}/log`, { text, ...(on !== me.today ? { at: on } : {}), ...all_the_same });
      set_text("");
      say("Logged.", () => undo(logged.change));
    } catch (failed) { if (failed instanceof Problem && !failed.offline) refuse(failed); else told(failed); }
    refresh();
  };
  return (
    <>
      <form class="row wrap" id="the-log" tabIndex={-1} onSubmit={(e) => { e.preventDefault(); if (text.trim()) void write(); }}>
        <label class="field" style={{ flex: "1 1 16rem" }}><span>Log in words, as in “deadlift 3x5 100kg @8”</span><input type="text" value={text} onInput={(e) => { set_text(e.currentTarget.value); refuse(null); }} /></label>
        <label class="field"><span>{words.log_of.on}</span><input type="date" max={me.today} value={on} onInput={(e) => set_on(e.currentTarget.value || me.today)} /></label>
        <button class="btn" style={{ alignSelf: "end" }}>Log it</button>
      </form>
      {refused && <div class="stack-2" role="alert"><ProblemCard problem={refused} /><div class="row wrap"><button class="btn" onClick={() => void write({ sure: true })}>{words.log_of.sure}</button><button class="btn" onClick={() => void write({ free: true })}>{words.log_of.free}</button></div></div>}
      {(done.data?.exercises.length ?? 0) > 1 && (
        <label class="row wrap small"><span>{words.log_of.only}</span><select value={only} onChange={(e) => { set_only(e.currentTarget.value); set_limit(6); }}><option value="">{words.log_of.everything}</option>{done.data!.exercises.map((e) => <option key={e.slug ?? e.name} value={e.slug ?? e.name}>{e.name}</option>)}</select></label>
      )}
      <Show of={sessions}>
        {(all) => (
          <div class="stack">
            {all.sessions.length === 0 && only && <p class="cue">{words.log_of.none}</p>}
            {[...all.sessions].reverse().map((s, i) => (
              <details key={s.id} class="session-row" open={i === 0}>
                <summary><h3 class="inline">{short_day(s.started)}</h3> <span class="note">{session_words(s)}{s.sets.length} {s.sets.length === 1 ? "set" : "sets"}: {[...new Set(s.sets.map(exercise))].slice(0, 3).join(", ")}{new Set(s.sets.map(exercise)).size > 3 && " …"}</span></summary>
                <NoteList session={s} />
                <ul>{s.sets.map((set) => (
                  <li key={set.id} class="setrow"><span>{exercise(set)} <b>{work_words(set, athlete.shown_unit)}</b> <span class="note">{said_of(set)}</span></span>
                    <span class="row"><button class="btn quiet" onClick={() => edit({ set, date: s.started.slice(0, 10) })} aria-label={`Change ${exercise(set)} ${work_words(set, athlete.shown_unit)}`}>Change</button><button class="btn quiet" aria-label={`Remove ${exercise(set)} ${work_words(set, athlete.shown_unit)}`} onClick={() => void take_out(`sets/${set.id}`, `Removed ${work_words(set, athlete.shown_unit)}.`)}>Remove</button></span></li>
                ))}</ul>
                <div class="row wrap session-does" role="group" aria-label={`The session of ${short_day(s.started)}`}>
                  <button class="btn quiet" onClick={() => note(s)}>{words.note.open}</button>
                  <button class="btn quiet" onClick={() => move(s)}>{words.log_of.move}</button>
                  {s.sets.length > 0 && <a class="btn quiet" href={`${base}/export.fit?session=${encodeURIComponent(s.id)}`} download title={words.log_of.fit_note}>{words.log_of.fit}</a>}
                  <button class="btn quiet" onClick={() => void take_out(`sessions/${s.id}`, words.log_of.removed(short_day(s.started)))}>{words.log_of.remove}</button>
                </div>
              </details>
            ))}
            {all.earlier_sessions > 0 && <button class="btn" onClick={() => set_limit(limit + 12)}>Earlier: {all.earlier_sessions} sessions</button>}
          </div>
        )}
      </Show>
      <details><summary class="small">What was changed</summary>
        <Show of={history}>{(changes) => <ul class="small">{changes.changes.map((c, i) => <li key={c.number} class="setrow"><span class={c.undone ? "note" : ""}>{c.what} <span class="note">{short_day(c.when)}{c.undone && " · taken back"}</span></span>{!c.undone && changes.changes.slice(0, i).every((n) => n.undone) && <button class="btn quiet" onClick={() => void undo(c.number)}>Take back</button>}</li>)}</ul>}</Show>
      </details>
      {editing && <EditSet set={editing.set} name={exercise(editing.set)} date={editing.date} on_leave={() => edit(null)} />}
      {noting && <NoteSheet session={noting} name_of_set={(n) => { const set = noting.sets.find((x) => x.number === n)!; return `${exercise(set)} ${work_words(set, athlete.shown_unit)}`; }} on_leave={() => note(null)} />}
      {moving && <MoveLogSession session={moving} on_leave={() => move(null)} />}
    </>
  );
}
