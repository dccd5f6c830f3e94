import { LineIcon } from "../../parts/line_icon";
import { go } from "../../state/route";
import { days_later } from "../../units/days";

/** Where a day is looked at: the one of today has no date in its address. */
export const day_address = (date: string, today: string) => (date === today ? "/" : `/?date=${date}`);

/** A day before, a day after, or any. */
export function DayNav({ date, today }: { date: string; today: string }) {
  const to = (day: string) => go(day_address(day, today), { keep_scroll: true });
  return (
    <div class="row wrap daynav" role="group" aria-label="Another day">
      {date === today && <p class="small">Another day</p>}
      <button class="btn square" aria-label="The day before" onClick={() => to(days_later(date, -1))}><LineIcon name="left" /></button>
      <input type="date" aria-label="The day that is shown" value={date} onChange={(e) => e.currentTarget.value && to(e.currentTarget.value)} />
      <button class="btn square" aria-label="The day after" onClick={() => to(days_later(date, 1))}><LineIcon name="right" /></button>
      {date !== today && <button class="btn quiet" onClick={() => to(today)}>Back to today</button>}
    </div>
  );
}
