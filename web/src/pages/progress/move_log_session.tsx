import { useEffect, useState } from "preact/hooks";
import { call, patch, post, Problem } from "../../api/client";
import type { Session, Sessions } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { words } from "../../words";

/** A session of the log put on the day and time it was done. */
export function MoveLogSession({ session, on_leave }: { session: Session; on_leave: () => void }) {
  const { athlete } = use_person();
  const [at, set_at] = useState(session.started.slice(0, 16));
  const [was, set_was] = useState(session.started);
  const [tag, set_tag] = useState<string | undefined>();
  const [problem, set_problem] = useState<Problem | null>(null);
  /** As it is now, with the tag by which a change elsewhere is noticed. */
  const read = async () => {
    const now = await call<Sessions>("GET", `/api/${athlete.id}/sessions/${session.id}`).catch(() => null);
    const started = now?.data.sessions[0]?.started;
    if (!now || !started) return;
    set_tag(now.etag ?? undefined);
    set_was(started);
    set_at((at) => (at === was.slice(0, 16) || problem ? started.slice(0, 16) : at));
    set_problem(null);
  };
  useEffect(() => void read(), []);
  const move = async () => {
    try {
      const done = await patch<{ change: number }>(`/api/${athlete.id}/sessions/${session.id}`, { started: `${at}:00` }, tag);
      say(words.log_of.moved(short_day(at)), async () => { await post(`/api/${athlete.id}/undo`, { change: done.change }).catch(() => undefined); refresh(); });
      refresh();
      on_leave();
    } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  return (
    <Ask title={words.log_of.move_title(short_day(session.started))} on_leave={on_leave}>
      <label class="field"><span>{words.log_of.day_clock}</span><input type="datetime-local" value={at} onInput={(e) => set_at(e.currentTarget.value.slice(0, 16))} /></label>
      {problem && <ProblemCard problem={problem} />}
      {problem?.code === "changed" && <p><button class="btn" onClick={() => { void read(); refresh(); }}>{words.log_of.read_again}</button></p>}
      <p><button class="btn main" disabled={!at || at === was.slice(0, 16)} onClick={() => void move()}>{words.log_of.move}</button></p>
    </Ask>
  );
}
