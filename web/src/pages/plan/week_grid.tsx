import type { Day, Week } from "../../api/documents";
import { use_keys } from "../../parts/keys";
import { brief_day, days_later, monday_of, short_day } from "../../units/days";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const kind_of = (day: Day | undefined) => (!day ? "" : day.training ? (day.hips ? "hips" : "train") : day.blocks.length ? "easy" : "");

/** The weeks as a grid; arrows walk through it, m moves the chosen session. */
export function WeekGrid({ weeks, today, open, choose, move }: { weeks: Week[]; today: string; open: string | null; choose: (date: string) => void; move: (day: Day) => void }) {
  const days = new Map(weeks.flatMap((w) => w.days).map((d) => [d.date, d]));
  const dates = [...days.keys()].sort();
  const walk = (by: number) => {
    const at = dates.indexOf(open ?? "");
    const to = dates[Math.min(dates.length - 1, Math.max(0, at + by))];
    if (!to) return;
    choose(to);
    document.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  use_keys({
    arrowleft: () => walk(-1), arrowright: () => walk(1), arrowup: () => walk(-2), arrowdown: () => walk(2),
    m: () => { const day = open ? days.get(open) : undefined; if (day?.training && day.date >= today) move(day); },
  });
  return (
    <div class="weeks scroll" role="region" aria-label="The weeks" tabIndex={0}>
      <table>
        <thead><tr><th scope="col">Week</th>{WEEKDAYS.map((d) => <th scope="col" key={d}>{d}</th>)}</tr></thead>
        <tbody>
          {weeks.map((w) => {
            const monday = monday_of(w.start);
            return (
              <tr key={w.number}>
                <th scope="row"><b>{w.number}</b>{w.easier && <span class="note nowrap"> easier</span>}<br /><span class="note">{brief_day(w.start)}</span></th>
                {WEEKDAYS.map((name, i) => {
                  const date = days_later(monday, i);
                  const day = days.get(date);
                  const what = kind_of(day);
                  return (
                    <td key={name}>
                      {day && what ? (
                        <button data-day={date} class={`day ${what} ${date === today ? "today" : ""}`} aria-pressed={date === open} aria-label={`${short_day(date)}, ${what}`} onClick={() => choose(date)}>{what}</button>
                      ) : <span class={`day none ${date === today ? "today" : ""}`} aria-hidden="true">·</span>}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
