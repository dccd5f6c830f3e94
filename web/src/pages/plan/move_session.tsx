import { useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Day, Plan, PlanPreview, PlanWish } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { days_later, monday_of, short_day, weekday_of } from "../../units/days";
import { Differences } from "./differences";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Another weekday for a session. Dowel plans by weekdays, so the move is a plan with that day changed;
 *  what it changes, and what it could then not meet, is shown before it is kept. */
export function MoveSession({ plan, day, on_leave }: { plan: Plan; day: Day; on_leave: () => void }) {
  const { me, athlete } = use_person();
  const [to, set_to] = useState<string | null>(null);
  const [preview, set_preview] = useState<PlanPreview | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const training = [...new Map(plan.programme.weeks.flatMap((w) => w.days).filter((d) => d.training).map((d) => [weekday_of(d.date).toLowerCase(), d])).entries()];
  const from = weekday_of(day.date).toLowerCase();
  const wish = (target: string): PlanWish => ({
    start: me.today > plan.programme.start ? me.today : plan.programme.start,
    days: training.map(([weekday, d]) => ({ day: weekday === from ? target : weekday, minutes: Math.round(d.minutes_had) })),
  });
  const guarded = async (work: () => Promise<void>) => {
    set_problem(null);
    try { await work(); } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  const choose = (weekday: string) => guarded(async () => {
    set_to(weekday);
    set_preview(null);
    set_preview(await post<PlanPreview>(`/api/${athlete.id}/plan/preview`, wish(weekday)));
  });
  const keep_it = () => guarded(async () => {
    await post(`/api/${athlete.id}/plan`, wish(to!));
    say(`Moved to ${to!.replace(/^./, (c) => c.toUpperCase())}.`);
    refresh();
    on_leave();
  });
  const monday = monday_of(day.date);
  const taken = new Set(training.map(([weekday]) => weekday));
  const not_met = preview ? preview.plan.programme.not_met.filter((n) => !plan.programme.not_met.some((o) => o.says === n.says)) : [];
  return (
    <Ask title={`Move ${short_day(day.date)}`} on_leave={on_leave}>
      <p>To which day? The weeks from today on follow it.</p>
      <div class="chips">{DAYS.map((d, i) => <button key={d} class="chip" disabled={taken.has(d)} aria-pressed={to === d} onClick={() => void choose(d)}>{short_day(days_later(monday, i))}</button>)}</div>
      {to && !preview && !problem && <p class="note" role="status">Checking the rules…</p>}
      {problem && <ProblemCard problem={problem} />}
      {preview && (
        <>
          {not_met.length === 0 ? <p class="held">Every rule that was met is still met.</p>
            : not_met.map((n) => <p key={n.says} class="card edge-borderline">{n.says} <span class="note">{n.rule}</span></p>)}
          <Differences preview={preview} />
          <button class="btn main" onClick={() => void keep_it()}>{not_met.length ? "Put it there all the same" : "Put it there"}</button>
        </>
      )}
    </Ask>
  );
}
