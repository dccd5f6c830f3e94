import { useState } from "preact/hooks";
import { post, Problem, remove } from "../../api/client";
import type { CoachNoteRecord, Session } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { keep, kept } from "../../state/keep";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { words } from "../../words";

/** What notes of a session say, each with what it is about. */
export function NoteList({ session, take_out }: { session: Session; take_out?: (note: CoachNoteRecord) => void }) {
  const about = (note: CoachNoteRecord) => { const n = session.sets.find((s) => s.id === note.set_id)?.number; return n ? `, on set ${n}` : ""; };
  return (
    <>{session.coach_notes.map((n) => (
      <p key={n.id} class="coach-note">{n.text ? <span class="cue">“{n.text}”</span> : words.note.looked(n.author)} <span class="note">{n.text && `${n.author}${about(n)}, `}{short_day(n.written)}</span>
        {take_out && <button class="btn quiet" onClick={() => take_out(n)}>Remove</button>}</p>
    ))}</>
  );
}

/** A coach says something of a session or of one set; without words it only counts as looked at. */
export function NoteSheet({ session, name_of_set, on_leave }: { session: Session; name_of_set: (n: number) => string; on_leave: () => void }) {
  const { athlete } = use_person();
  const [about, set_about] = useState("");
  const [text, set_text] = useState("");
  const [author, set_author] = useState(() => kept("note_author", ""));
  const [problem, set_problem] = useState<Problem | null>(null);
  const guarded = async (work: () => Promise<void>) => {
    set_problem(null);
    try { await work(); refresh(); } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  const take_back = (change: number) => async () => { await post(`/api/${athlete.id}/undo`, { change }).catch(() => undefined); refresh(); };
  const write = (said: string) => guarded(async () => {
    const done = await post<{ change: number }>(`/api/${athlete.id}/notes`, { ...(about ? { set: about } : { session: session.id }), text: said, author });
    keep("note_author", author.trim());
    say(words.note.kept, take_back(done.change));
    on_leave();
  });
  const take_out = (note: CoachNoteRecord) => guarded(async () => {
    const done = await remove<{ change: number }>(`/api/${athlete.id}/notes/${note.id}`);
    say(words.note.removed, take_back(done.change));
  });
  return (
    <Ask title={words.note.title(short_day(session.started))} on_leave={on_leave}>
      <NoteList session={session} take_out={(n) => void take_out(n)} />
      <label class="field"><span>{words.note.about}</span><select value={about} onChange={(e) => set_about(e.currentTarget.value)}><option value="">{words.note.whole}</option>{session.sets.map((s) => <option key={s.id} value={s.id}>{words.note.set(s.number, name_of_set(s.number))}</option>)}</select></label>
      <label class="field"><span>{words.note.text}</span><textarea value={text} onInput={(e) => set_text(e.currentTarget.value)} /></label>
      <label class="field"><span>{words.note.author}</span><input type="text" value={author} onInput={(e) => set_author(e.currentTarget.value)} /></label>
      {problem && <ProblemCard problem={problem} />}
      <div class="row wrap"><button class="btn main" disabled={!text.trim() || !author.trim()} onClick={() => void write(text)}>{words.note.keep}</button>
        <button class="btn" disabled={!!text.trim() || !author.trim()} onClick={() => void write("")}>{words.note.seen}</button></div>
    </Ask>
  );
}
