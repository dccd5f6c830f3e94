import { useRef, useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Day, PlaceFor, PlanMoved, PlanMoves } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { Link } from "../../parts/link";
import { ProblemCard } from "../../parts/problem_card";
import { Show } from "../../parts/shown";
import { StateIcon } from "../../parts/state_icon";
import { refresh, use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { short_day } from "../../units/days";

export const moves_of = (athlete: string, date: string) => `/api/${athlete}/plan/moves?date=${date}`;
const HOLDS: Record<PlaceFor["holds"], string> = { nothing: "free", easy: "an easy day", training: "a session: the two change places" };

/** Moves a session, and says so with a way back. */
export async function put_there(athlete: string, date: string, to: string, reason: string): Promise<void> {
  const moved = await post<PlanMoved>(`/api/${athlete}/plan/moves`, { date, to, ...(reason.trim() ? { reason: reason.trim() } : {}) });
  say(`Moved to ${short_day(to)}.`, async () => {
    try { await post(`/api/${athlete}/undo`, { change: moved.change }); say("Taken back."); } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    refresh();
  });
  refresh();
}

/** Another day of the same week for a session: each place says what it would break. A bad place may be
 *  chosen; its reason is kept. */
export function MoveSession({ day, first, on_leave }: { day: Day; first?: string | undefined; on_leave: () => void }) {
  const { athlete } = use_person();
  const moves = use_document<PlanMoves>(moves_of(athlete.id, day.date));
  const [to, set_to] = useState<string | null>(first ?? null);
  const [reason, set_reason] = useState("");
  const [problem, set_problem] = useState<Problem | null>(null);
  const put = useRef<HTMLButtonElement>(null);
  const send = async () => {
    set_problem(null);
    try { await put_there(athlete.id, day.date, to!, reason); on_leave(); } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const places = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
    const at = places.indexOf(document.activeElement as HTMLButtonElement);
    places[Math.min(places.length - 1, Math.max(0, at + by))]?.focus();
  };
  return (
    <Ask title={`Move ${short_day(day.date)}`} on_leave={on_leave}>
      <Show of={moves}>
        {(told) => {
          const place = told.days.find((d) => d.date === to && !d.here);
          return (
            <>
              <p>To which day of the week?</p>
              <ul class="places-for" onKeyDown={walk}>
                {told.days.map((d) => (
                  <li key={d.date}>
                    <button class="btn place-for" disabled={d.here} aria-pressed={to === d.date} onClick={() => { set_to(d.date); requestAnimationFrame(() => put.current?.focus()); }}>
                      {d.here ? <span class="icon" /> : <StateIcon state={d.state} label={d.state} />}
                      <b>{short_day(d.date)}</b>
                      <span class="note">{d.here ? "it stands here" : HOLDS[d.holds]}</span>
                    </button>
                    {!d.here && d.breaks.map((b) => <p key={b.rule + b.says} class="small">{b.says} <Link class="rule" to={`/hips/${b.rule}`}>{b.rule}</Link></p>)}
                  </li>
                ))}
              </ul>
              {place?.state === "broken" && <label class="field"><span>Why there all the same? It is kept with the move.</span><input type="text" value={reason} onInput={(e) => set_reason(e.currentTarget.value)} /></label>}
              {problem && <ProblemCard problem={problem} />}
              <button ref={put} class="btn main" disabled={!place || (place.state === "broken" && !reason.trim())} onClick={() => void send()}>{place?.state === "broken" ? "Put it there all the same" : "Put it there"}</button>
            </>
          );
        }}
      </Show>
    </Ask>
  );
}
