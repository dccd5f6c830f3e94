import type { Day } from "../../api/documents";
import { Link } from "../../parts/link";
import { WhyText } from "../../parts/why_text";
import { name_of, use_person } from "../../state/person";
import { long_day, short_day } from "../../units/days";
import { mass } from "../../units/mass";
import { tempo_figures } from "../../units/tempo";
import { words } from "../../words";
import { line_words } from "../today/session_rows";

/** One session: blocks, lines, and under each line why. */
export function SessionSheet({ day, week, move, title }: { day: Day; week: { number: number; theme: string }; move?: () => void; /** Where the page names the day already. */ title?: string }) {
  const { athlete, names } = use_person();
  return (
    <section class="session card stack" aria-label={long_day(day.date)}>
      <div><h2>{title ?? long_day(day.date)}</h2><p class="note">about {Math.round(day.minutes)} of {Math.round(day.minutes_had)} min · week {week.number}{week.theme && `: ${week.theme}`}</p></div>
      {move && <p><button class="btn" onClick={move}>Move {short_day(day.date)}…</button></p>}
      {day.blocks.length === 0 && <p class="cue">{words.today.day_off}</p>}
      {day.blocks.map((b, i) => (
        <div class="blk" key={i}>
          <h3 class="blk-h">{words.today.blocks[b.kind] ?? b.kind.replace(/^./, (c) => c.toUpperCase())}</h3>
          {b.lines.map((line, j) => (
            <details class="pl" key={j}>
              <summary>
                <span><b>{name_of(names, line.exercise)}</b><br /><span class="note">{[line.load.load_kg !== null ? mass(line.load.load_kg, athlete.shown_unit) : line.with, line.load.reps_in_reserve ? words.today.leave(line.load.reps_in_reserve) : "", line.per_side ? "each side" : "", line.tempo ? tempo_figures(line.tempo) : "", line.own ? "own" : "", line.instead_of ? `instead of ${name_of(names, line.instead_of).toLowerCase()}` : "", words.today.reduced[line.reduced_by]].filter(Boolean).join(" · ")}</span></span>
                <span class="amt">{line_words(line)}</span>
              </summary>
              <WhyText why={line.why} />
              {line.level && <p class="note">Level {line.level}</p>}
              <p><Link class="btn quiet" to={`/hips/${line.exercise}`}>How it is done</Link></p>
            </details>
          ))}
        </div>
      ))}
      {day.notes.map((n) => <p key={n} class="note">{n}</p>)}
    </section>
  );
}
