import type { Sessions, Today } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { use_document } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { long_day, short_day } from "../../units/days";
import { mass } from "../../units/mass";
import { words } from "../../words";
import { SessionSheet } from "../plan/session_sheet";
import { side_words, warm_up_words } from "./bar_words";
import { DayNav } from "./day_nav";
import { GateLine } from "./gate_line";
import { from_log, lifted, pain_words, work_words } from "./session_rows";
import { StopPage } from "./stop_page";

/** The session of another day, as it counts now, and what was done on it. Nothing is logged from here by one tap:
 *  a set done on a day that is gone is written in the log, with its day. */
export function OtherDay({ date }: { date: string }) {
  const { me, athlete, names } = use_person();
  const base = `/api/${athlete.id}`;
  const told = use_document<Today>(`${base}/today?date=${date}`);
  const done = use_document<Sessions>(date <= me.today ? `${base}/sessions?from=${date}&to=${date}` : null);
  const sets = lifted((done.data?.sessions ?? []).flatMap((s) => s.sets).map(from_log));
  const gone = date < me.today;
  const was_done = (
    <section class="card stack-2 measure">
      <h2>{words.other_day.done}</h2>
      {sets.length === 0 ? <p class="cue">{words.other_day.nothing}</p>
        : <ul class="stack-2">{sets.map(([exercise, all]) => <li key={exercise}>{name_of(names, exercise)}: {all.map((d) => work_words(d, athlete.shown_unit)).join(", ")}</li>)}</ul>}
      <p><Link class="btn" to={`/progress?log=${date}`}>{words.other_day.log}</Link></p>
    </section>
  );
  return (
    <div class="page other-day">
      <Heading title={long_day(date)}>
        {told.data?.week != null && <p class="note">Week {told.data.week}{told.data.easier && ", an easier one"}{told.data.session && ` · about ${Math.round(told.data.session.minutes)} min`}</p>}
      </Heading>
      <DayNav date={date} today={me.today} />
      <Show of={told} height="40vh" problem={(s) => s.problem!.code === "stopped" ? <StopPage />
        : s.problem!.code === "no-plan" ? <><p class="cue">{words.other_day.no_plan}</p>{gone && was_done}</> : null}>
        {(day) => day.stopped ? <StopPage stopped={day.stopped} /> : (
          <>
            {!gone && day.session && !day.session.training && <p class="cue">{words.today.easy_day}</p>}
            {!gone && day.gate && <div class="measure-wide"><GateLine ruling={day.gate} /></div>}
            {day.changed_for_pain && <p class="badge borderline">{pain_words(day.session)}</p>}
            {gone && was_done}
            {day.session && day.session.blocks.length > 0 ? <SessionSheet day={day.session} week={{ number: day.week ?? 0, theme: "" }} title={gone ? words.other_day.planned : words.other_day.comes} />
              : gone && day.week === null ? null : <div class="card stack-2 measure"><p class="cue">{words.today.day_off}</p>{!gone && day.next_date && <p>{words.today.next_session(short_day(day.next_date))} <Link class="btn quiet" to={`/?date=${day.next_date}`}>{words.today.look_at_it}</Link></p>}</div>}
            {!gone && day.bars.length > 0 && (
              <section class="stack-2 measure"><h2>{words.other_day.bars}</h2>
                <ul class="stack-2">{day.bars.map((b) => <li key={b.exercise}><b>{name_of(names, b.exercise)}</b>, {mass(b.load_kg, athlete.shown_unit)} <span class="note">{[side_words(b, athlete.shown_unit), warm_up_words(b, athlete.shown_unit)].filter(Boolean).join(" · ")}</span></li>)}</ul>
              </section>
            )}
          </>
        )}
      </Show>
    </div>
  );
}
