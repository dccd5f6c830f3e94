import type { ComponentChildren } from "preact";
import type { Day, Week } from "../../api/documents";
import { use_person } from "../../state/person";
import { brief_day, days_later, short_day } from "../../units/days";
import { day_words } from "./day_words";
import { kind_of } from "./week_grid";

interface Props { weeks: Week[]; today: string; open: string | null; choose: (date: string | null) => void; sheet: (day: Day, week: Week) => ComponentChildren; /** Where no grid shows the same on a wide window. */ everywhere?: boolean }

/** The weeks as a list for a phone, this week first; a day opens in place. */
export function WeekList({ weeks, today, open, choose, sheet, everywhere = false }: Props) {
  const { athlete, names } = use_person();
  const last_of = (w: Week) => w.days.at(-1)?.date ?? days_later(w.start, 6);
  const over = weeks.filter((w) => last_of(w) < today);
  const passed = (d: Day) => d.date < today;
  const row = (w: Week) => (d: Day) => (
    <li key={d.date} class="dayrow">
      <button class="plain" aria-expanded={open === d.date} onClick={() => choose(open === d.date ? null : d.date)}>
        <span><b>{short_day(d.date)}</b>{d.date === today && " · today"}<br />
          <span class="note">{day_words(d, names, athlete.shown_unit)}</span></span>
        <span class={`day ${kind_of(d)}`}>{kind_of(d)}</span>
      </button>
      {open === d.date && sheet(d, w)}
    </li>
  );
  const week = (w: Week) => (
    <section key={w.number} class="stack-2" aria-label={`Week ${w.number}`}>
      <h3>Week {w.number} <span class="note">{brief_day(w.start)}{w.easier && ", easier"}</span></h3>
      <ul>
        {w.days.filter((d) => kind_of(d) && (over.includes(w) || !passed(d))).map(row(w))}
        {!over.includes(w) && w.days.some((d) => kind_of(d) && passed(d)) && <li><details><summary class="note">earlier this week</summary><ul>{w.days.filter((d) => kind_of(d) && passed(d)).map(row(w))}</ul></details></li>}
      </ul>
    </section>
  );
  return (
    <div class={everywhere ? "stack" : "stack m-only"}>
      {weeks.filter((w) => !over.includes(w)).map(week)}
      {over.length > 0 && <details><summary class="small">{over.length} {over.length === 1 ? "week" : "weeks"} before</summary><div class="stack">{over.map(week)}</div></details>}
    </div>
  );
}
