import { useState } from "preact/hooks";
import type { Day, Plan, Sessions } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { WhyText } from "../../parts/why_text";
import { use_document } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { go, use_place } from "../../state/route";
import { brief_day, day_and_year, days_later, short_day } from "../../units/days";
import { words } from "../../words";
import { StopPage } from "../today/stop_page";
import { MoveSession } from "./move_session";
import { PlanForm } from "./plan_form";
import { SessionSheet } from "./session_sheet";
import { week_changes } from "./week_changes";
import { WeekGrid } from "./week_grid";
import { WeekList } from "./week_list";

/** The first day that no week of it holds; null: it has no weeks. */
export const day_after = (programme: Pick<Plan["programme"], "weeks">): string | null =>
  programme.weeks.length ? days_later(programme.weeks.at(-1)!.start, 7) : null;

/** The weeks, what each line is for, what cannot be met; a session moved; a new plan with its difference first. */
export function PlanPage() {
  const { me, athlete, names } = use_person();
  const place = use_place();
  const plan = use_document<Plan>(`/api/${athlete.id}/plan`);
  // One that begins later counts from then; asked for as on the day after this one ends.
  const after = plan.data ? day_after(plan.data.programme) : null;
  const ahead = use_document<Plan>(after && after > me.today ? `/api/${athlete.id}/plan?at=${after}T12:00:00` : null);
  const later = ahead.data && plan.data && ahead.data.id !== plan.data.id && ahead.data.programme.start > me.today && !ahead.data.programme.stopped ? ahead.data : null;
  const since = use_document<Sessions>(plan.data ? `/api/${athlete.id}/sessions?from=${plan.data.made.slice(0, 10)}` : null);
  const [making, make] = useState(place.query.has("new") || place.query.has("wish"));
  const wish = place.query.get("wish");
  // Whoever asked for something and left is not asked again by the same address.
  const leave = () => { make(false); if (wish) go("/plan", { replace: true }); };
  const plan_line = ({ programme, made }: Plan) => `${(names.get(programme.aim) ?? programme.aim.replaceAll("-", " ")).replace(/^./, (c) => c.toUpperCase())}, ${programme.weeks.length} weeks from ${short_day(programme.start)} · made ${day_and_year(made)}`;
  const [open_later, set_open_later] = useState<string | null>(null);
  const [all_changes, show_changes] = useState(false);
  const [open, set_open] = useState<string | null>(place.query.get("day"));
  const [moving, set_moving] = useState<{ day: Day; to: string | undefined } | null>(null);
  const move = (day: Day, to?: string) => set_moving({ day, to });
  return (
    <div class="page plan-page">
      <Show of={plan} height="60vh" problem={(s) => s.problem!.code === "stopped" ? <StopPage /> : s.problem!.code === "no-plan" ? (
        <>
          <Heading title={words.places.plan} />
          {!making && <div class="card stack measure"><p class="cue">{words.plan.none}</p><p><button class="btn main" onClick={() => make(true)}>{words.today.make_plan}</button></p></div>}
          {making && <PlanForm plan={null} wish={wish} on_leave={leave} on_made={() => { leave(); plan.again(); }} />}
        </>
      ) : null}>
        {(told) => {
          const programme = told.programme;
          if (programme.stopped) return <StopPage stopped={{ why: programme.stopped.why.text, advice: programme.stopped.advice }} />;
          const days = programme.weeks.flatMap((w) => w.days);
          const next = days.find((d) => d.date >= me.today) ?? days[0];
          const day = days.find((d) => d.date === open) ?? next;
          const at_week = programme.weeks.findIndex((w) => (w.days.at(-1)?.date ?? w.start) >= me.today && w.start <= me.today);
          const changes = at_week > 0 ? week_changes(programme.weeks[at_week - 1]!, programme.weeks[at_week]!, athlete.shown_unit) : [];
          // A session that was begun stands where it is.
          const begun = new Set((since.data?.sessions ?? []).filter((x) => x.sets.length > 0).map((x) => x.started.slice(0, 10)));
          const newer = (since.data?.sessions ?? []).filter((x) => x.started > told.made).length;
          return (
            <>
              <Heading title={words.places.plan}>
                <p class="note">{plan_line(told)}</p>
              </Heading>
              {programme.start > me.today && <p class="cue">{words.plan.begins_on(short_day(programme.start))}</p>}
              {later && (
                <section class="card edge-cannot_tell stack-2 measure-wide" aria-label={words.plan.later(short_day(later.programme.start))}>
                  <p class="cue">{words.plan.later(short_day(later.programme.start))}</p>
                  <p class="note">{plan_line(later)} · {words.plan.until_then}</p>
                  <details><summary>{words.plan.its_weeks}</summary>
                    <WeekList weeks={later.programme.weeks} today={me.today} open={open_later} choose={set_open_later} sheet={(d, w) => <SessionSheet day={d} week={w} />} everywhere />
                  </details>
                </section>
              )}
              <div class="row wrap">
                <button class="btn" onClick={() => make(true)}>{words.plan.new_plan}</button>
                {day && day.training && day.date >= me.today && !begun.has(day.date) && <button class="btn d-only" onClick={() => move(day)}>Move {short_day(day.date)}…</button>}
                <a class="btn" href={`/api/${athlete.id}/plan.html`} target="_blank" rel="noopener">Print</a>
                <a class="btn" href={`/api/${athlete.id}/plan.ics`} download>Calendar</a>
              </div>
              {making && <PlanForm plan={told} wish={wish} on_leave={leave} on_made={() => { leave(); plan.again(); }} />}
              {moving && <MoveSession day={moving.day} first={moving.to} on_leave={() => set_moving(null)} />}
              {newer > 0 && !making && <p class="card edge-borderline row wrap measure">New since this plan: {newer} {newer === 1 ? "session" : "sessions"}.<button class="btn push" onClick={() => make(true)}>Make it again?</button></p>}
              <div class="plan-cols">
                <div class="stack">
                  {changes.length > 0 && (
                    <section class="stack-2">
                      <h2>New against last week</h2>
                      <ul class="stack-2">{(all_changes ? changes : changes.slice(0, 5)).map((c) => <li key={c.exercise}><details><summary><b>{name_of(names, c.exercise)}</b> <span class="note">{c.says}</span></summary><WhyText why={c.why} /></details></li>)}</ul>
                      {changes.length > 5 && <p><button class="btn quiet" aria-expanded={all_changes} onClick={() => show_changes(!all_changes)}>{all_changes ? "fewer" : `all ${changes.length}`}</button></p>}
                    </section>
                  )}
                  <WeekList weeks={programme.weeks} today={me.today} open={open === "none" ? null : day?.date ?? null} choose={(date) => set_open(date ?? "none")}
                    sheet={(d, w) => <SessionSheet day={d} week={w} {...(d.training && d.date >= me.today && !begun.has(d.date) ? { move: () => move(d) } : {})} />} />
                  <p class="note m-only">{words.plan.days}</p>
                  <WeekGrid weeks={programme.weeks} today={me.today} open={day?.date ?? null} choose={set_open} move={move} />
                  <section class="stack-2">
                    <h2>Main hinge: {name_of(names, programme.main_hinge)}</h2>
                    <WhyText why={programme.why_main} />
                    {programme.notes.map((n) => <WhyText key={n.text} why={n} />)}
                  </section>
                  {programme.not_met.length > 0 && (
                    <section class="stack-2">
                      <h2>{words.plan.not_met}</h2>
                      {programme.not_met.map((n) => (
                        <div key={n.rule + n.subject + n.says} class="card edge-borderline stack-2"><p>{n.says}</p>{n.nearest && <p class="small">{n.nearest}</p>}
                          <p class="note"><Link class="rule" to={`/hips/${n.rule}`}>{n.rule}</Link>{n.weeks.length > 0 && ` · ${n.weeks.length === 1 ? "week" : "weeks"} ${n.weeks.join(", ")}`}</p></div>
                      ))}
                    </section>
                  )}
                </div>
                {day && <div class="d-only"><SessionSheet day={day} week={programme.weeks.find((w) => w.days.includes(day))!} /></div>}
              </div>
              {days.at(-1)!.date < me.today && <p class="card edge-borderline">This plan ended on {brief_day(days.at(-1)!.date)}. <button class="btn quiet" onClick={() => make(true)}>Make the next one</button></p>}
            </>
          );
        }}
      </Show>
    </div>
  );
}
