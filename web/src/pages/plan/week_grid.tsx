import { words } from "../../words";
import { useState } from "preact/hooks";
import { get, Problem } from "../../api/client";
import type { Day, PlaceFor, PlanMoves, Week } from "../../api/documents";
import { use_keys } from "../../parts/keys";
import { StateIcon } from "../../parts/state_icon";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { brief_day, short_day } from "../../units/days";
import { moves_of, put_there } from "./move_session";
import { column_names, row_dates } from "./week_columns";

export const kind_of = (day: Day | undefined) => (!day ? "" : day.training ? (day.hips ? "hips" : "train") : day.blocks.length ? "easy" : "");

interface Props {
  weeks: Week[];
  today: string;
  open: string | null;
  choose: (date: string) => void;
  /** Asks where a session goes; `to` is a place already pointed at. */
  move: (day: Day, to?: string) => void;
}

/** The weeks as a grid; arrows walk through it, m moves the chosen session, and so does dragging it. */
export function WeekGrid({ weeks, today, open, choose, move }: Props) {
  const { athlete } = use_person();
  const [dragged, drag] = useState<Day | null>(null);
  const [places, set_places] = useState<PlaceFor[]>([]);
  const days = new Map(weeks.flatMap((w) => w.days).map((d) => [d.date, d]));
  const columns = weeks[0] ? column_names(weeks[0].start) : [];
  const dates = [...days.keys()].sort();
  const walk = (by: number) => {
    const at = dates.indexOf(open ?? "");
    const to = dates[Math.min(dates.length - 1, Math.max(0, at + by))];
    if (!to) return;
    choose(to);
    document.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  const may_move = (day: Day | undefined) => !!day && day.training && day.date >= today;
  use_keys({
    arrowleft: () => walk(-1), arrowright: () => walk(1), arrowup: () => walk(-7), arrowdown: () => walk(7),
    m: () => { const day = open ? days.get(open) : undefined; if (day && may_move(day)) move(day); },
  });
  const take = (day: Day) => {
    drag(day);
    set_places([]);
    get<PlanMoves>(moves_of(athlete.id, day.date)).then((told) => set_places(told.days), (failed: unknown) => say(failed instanceof Problem ? failed.title : String(failed)));
  };
  const drop = (place: PlaceFor) => {
    const day = dragged!;
    drag(null);
    // What breaks a rule is asked for its reason first.
    if (place.state === "broken") return move(day, place.date);
    put_there(athlete.id, day.date, place.date, "").catch((failed: unknown) => say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)));
  };
  return (
    <div class="weeks scroll d-only" role="region" aria-label="The weeks" tabIndex={0}>
      <table>
        <thead><tr><th scope="col">Week</th>{columns.map((d) => <th scope="col" key={d}>{d}</th>)}</tr></thead>
        <tbody>
          {weeks.map((w) => {
            const of_row = row_dates(w.start, columns);
            return (
              <tr key={w.number}>
                <th scope="row"><b>{w.number}</b>{w.easier && <span class="note nowrap"> easier</span>}<br /><span class="note">{brief_day(w.start)}</span></th>
                {columns.map((name, i) => {
                  const date = of_row[i]!;
                  const day = days.get(date);
                  const what = kind_of(day);
                  const place = dragged ? places.find((p) => p.date === date && !p.here) : undefined;
                  return (
                    <td key={name} class={place ? `place ${place.state}` : ""} title={place?.breaks.map((b) => `${b.says} (${b.rule})`).join("\n")}
                      onDragOver={(e) => { if (place) e.preventDefault(); }} onDrop={(e) => { e.preventDefault(); if (place) drop(place); }}>
                      {day && what ? (
                        <button data-day={date} class={`day ${what} ${date === today ? "today" : ""}`} draggable={may_move(day)} aria-pressed={date === open} aria-label={`${short_day(date)}, ${what}`}
                          onDragStart={(e) => { e.dataTransfer?.setData("text/plain", date); take(day); }} onDragEnd={() => drag(null)} onClick={() => choose(date)}>{what}</button>
                      ) : <span class={`day none ${date === today ? "today" : ""}`} aria-hidden="true">·</span>}
                      {place && <StateIcon state={place.state} label={place.state} />}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="note">{dragged ? (places.length ? "Let go on a day of the same week." : "Looking what each place would break…") : <>{words.plan.days} Drag a session to another day of its week, or press m.</>}</p>
    </div>
  );
}
