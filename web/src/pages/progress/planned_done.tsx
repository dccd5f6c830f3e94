import type { Plan, Programme, Sessions } from "../../api/documents";
import { use_document } from "../../state/documents";
import { brief_day } from "../../units/days";

/** Days with a session, against the training days that were planned up to now, a week at a time. */
export interface WeekDone { number: number; start: string; planned: number; done: number; open: boolean }
export function done_of_planned(programme: Programme, sessions: string[], today: string): WeekDone[] {
  const days_done = new Set(sessions.map((s) => s.slice(0, 10)));
  return programme.weeks.filter((w) => w.start <= today).map((w) => {
    const planned = w.days.filter((d) => d.training);
    const last = w.days.at(-1)?.date ?? w.start;
    // A session moved within its week counts; one more than planned is no debt paid elsewhere.
    const done = [...days_done].filter((d) => d >= w.start && d <= last).length;
    return { number: w.number, start: w.start, planned: planned.length, done: Math.min(done, planned.length), open: last >= today };
  });
}

export function PlannedDone({ athlete, today }: { athlete: string; today: string }) {
  const plan = use_document<Plan>(`/api/${athlete}/plan`);
  const start = plan.data?.programme.start;
  const sessions = use_document<Sessions>(start ? `/api/${athlete}/sessions?from=${start}` : null);
  if (!plan.data) return <p class="cue">No plan is in force.</p>;
  if (!sessions.data) return null;
  const weeks = done_of_planned(plan.data.programme, sessions.data.sessions.map((s) => s.started), today);
  if (weeks.length === 0) return <p class="cue">The plan begins on {brief_day(plan.data.programme.start)}.</p>;
  return (
    <table class="planned">
      <thead><tr><th scope="col">Week</th><th scope="col">Done, of those planned</th></tr></thead>
      <tbody>{weeks.map((w) => <tr key={w.number}><td class="nowrap">{w.number} <span class="note">{brief_day(w.start)}</span></td><td>{w.done} of {w.planned}{w.open && <span class="note"> so far</span>}</td></tr>)}</tbody>
    </table>
  );
}
