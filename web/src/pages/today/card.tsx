import { LineIcon } from "../../parts/line_icon";
import { Link } from "../../parts/link";
import { name_of, use_person } from "../../state/person";
import { short_day } from "../../units/days";
import { figure, in_kg, mass, mass_figure } from "../../units/mass";
import { tempo_figures } from "../../units/tempo";
import { words } from "../../words";
import { StateIcon } from "../../parts/state_icon";
import type { BarLoad, ClipAnalysis, State } from "../../api/documents";
import { owned_pairs, side_words } from "../../units/owned";
import { on_bar, usual_pairs } from "../../units/plates";
import { Plates } from "./plates";
import { as_planned, film_of, line_words, work_words, type DoneSet, type Entry, type Row } from "./session_rows";
import { Stepper } from "./stepper";

/** More than anybody lifts is a slip of the thumb. */
const MOST_KG = 600, MOST_REPS = 200;

interface Props {
  row: Row;
  entry: Entry;
  edit: (change: Partial<Entry>) => void;
  /** To the next load that can be made. */
  step_load: (by: number) => void;
  log: () => void;
  log_words: string;
  ramp: (load_kg: number, reps: number) => void;
  swap: () => void;
  tempo: () => void;
  more: () => void;
  bar: BarLoad | null;
  /** What films of today's sets were measured, by set. */
  films: Map<string, ClipAnalysis>;
  /** Warm-up sets of it that were done today. */
  ramped: DoneSet[];
}

/** What the film of a set told: its worst state, how much held of what could be told, the way to it. */
function Filmed({ by }: { by: ClipAnalysis | undefined }) {
  if (!by) return <Link to="/film">filmed</Link>;
  const state: State = by.counts.broken > 0 ? "broken" : by.counts.borderline > 0 ? "borderline" : by.gradeable > 0 ? "held" : "cannot_tell";
  return <Link class="filmed" to={`/film/${by.id}`}><StateIcon state={state} label={words.state[state]} />{by.held} of {by.gradeable}</Link>;
}

/** The exercise that is next: load, last time, plates, warm-up, sets, and what one sets for the next. */
export function Card({ row, entry, edit, step_load, log, log_words, ramp, swap, tempo, more, bar, films, ramped }: Props) {
  const { athlete, names } = use_person();
  const unit = athlete.shown_unit;
  const { line, sheet } = row;
  const last = sheet?.last?.sets.filter((s) => s.kind !== "warmup") ?? [];
  const takes_load = sheet?.takes_load ?? line.load.load_kg !== null;
  const pairs = owned_pairs(athlete) ?? usual_pairs(unit);
  const plates = bar && entry.load_kg ? on_bar(entry.load_kg, bar, pairs) : null;
  const a_side = (per_side_kg: number[]) => (per_side_kg.length ? words.equipment.a_side(side_words(per_side_kg.map((kg) => mass_figure(kg, unit)))) : words.equipment.empty_bar);
  const ramp_side = (load_kg: number) => { const made = bar && on_bar(load_kg, bar, pairs); return made ? a_side(made.per_side_kg) : null; };
  const warm_up = bar?.warm_up ?? [];
  const warmed = (w: { load_kg: number; reps: number }) => ramped.some((r) => r.reps === w.reps && Math.abs((r.load_kg ?? 0) - w.load_kg) < 0.01);
  const numbers = Array.from({ length: Math.max(line.sets, Math.ceil(row.count)) }, (_, i) => i);
  return (
    <article class="now" aria-label={sheet?.name ?? name_of(names, line.exercise)}>
      <header>
        <h2>{sheet?.name ?? name_of(names, line.exercise)}</h2>
        <p class="note">{entry.load_kg ? line_words(line) : ""}{line.per_side && " each side"}{line.own && " · own programme"}{line.instead_of && ` · instead of ${name_of(names, line.instead_of).toLowerCase()}`}{line.tempo && ` · tempo ${tempo_figures(line.tempo)}`}</p>
      </header>
      <div class="load">
        <div>
          {entry.load_kg ? <p class="fig">{mass_figure(entry.load_kg, unit)} <small>{unit}</small></p>
            : <p class="fig word">{line_words(line)}{line.with && <small> {line.with}</small>}</p>}
          <p class="note">
            {last.length > 0
              ? <>last time {last.map((s) => work_words(s, unit)).join(", ")}{last.at(-1)!.rpe !== null && ` at effort ${last.at(-1)!.rpe}`}<br />{short_day(sheet!.last!.date)}</>
              : line.load.reps_in_reserve ? `first time; ${words.today.leave(line.load.reps_in_reserve)}` : "first time here"}
          </p>
          {line.level && <p class="note">level {line.level}</p>}
          {words.today.reduced[line.reduced_by] && <p class="badge borderline">{words.today.reduced[line.reduced_by]}</p>}
        </div>
        {plates && <figure class="a-side"><Plates per_side_kg={plates.per_side_kg} bar_kg={plates.bar_kg} unit={unit} /><figcaption class="note">{a_side(plates.per_side_kg)}</figcaption></figure>}
      </div>
      {plates && !plates.exact && plates.below_kg !== null && (
        <p class="note pad">{words.today.not_made(mass(plates.load_kg, unit), mass(plates.below_kg, unit), plates.above_kg === null ? null : mass(plates.above_kg, unit))}</p>
      )}
      {warm_up.length > 0 && row.count === 0 && (
        <div class="warm" role="group" aria-label="Warm-up sets">
          <span class="note wl">Warm-up; tap when done</span>
          {warm_up.map((w) => warmed(w)
            ? <span key={w.load_kg} class="chip done"><LineIcon name="tick" />{w.reps} × {mass(w.load_kg, unit)}</span>
            : <button key={w.load_kg} class="chip two" onClick={() => ramp(w.load_kg, w.reps)}><b>{w.reps} × {mass(w.load_kg, unit)}</b>{ramp_side(w.load_kg) && <small>{ramp_side(w.load_kg)}</small>}</button>)}
        </div>
      )}
      <table class="sets">
        <thead><tr><th scope="col">Set</th><th scope="col">Today</th><th scope="col">Last</th><th scope="col">Film</th></tr></thead>
        <tbody>
          {numbers.map((n) => {
            const done = row.done[n];
            const is_next = !done && n === row.done.length;
            return (
              <tr key={n} class={is_next ? "cur" : done ? "" : "todo"} aria-current={is_next ? "step" : undefined}>
                <td>{n + 1}</td>
                <td>
                  {done ? <><b>{work_words(done, unit)}</b> <span class="note">{done.side !== "both" && `${done.side} `}{done.rpe !== null && `effort ${done.rpe} `}{!done.sent && "kept here"}</span></>
                    : is_next ? <><b>{work_words(entry, unit)}</b> <span class="note">{as_planned(row, entry) ? "as planned" : "as you set it"}</span></> : work_words(entry, unit)}
                </td>
                <td class="note">{last[n] ? work_words(last[n]!, unit) : "–"}</td>
                <td class="note">{done ? (done.filmed ? <Filmed by={films.get(done.id)} /> : "not filmed") : is_next ? "next" : ""}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div class="log">
        <div class="steps">
          {entry.reps !== null && <Stepper label="Repetitions" value={String(entry.reps)} unit="reps" less="One fewer" more="One more" step={(by) => edit({ reps: Math.max(1, entry.reps! + by) })} typed={(n) => edit({ reps: Math.min(MOST_REPS, Math.max(1, Math.round(n))) })} />}
          {entry.hold_s !== null && <Stepper label="Seconds held" value={figure(entry.hold_s, 0)} unit="seconds" less="Five fewer" more="Five more" step={(by) => edit({ hold_s: Math.max(5, entry.hold_s! + 5 * by) })} typed={(n) => edit({ hold_s: Math.max(1, Math.round(n)) })} />}
          {entry.distance_m !== null && <Stepper label="Metres" value={figure(entry.distance_m, 0)} unit="metres" less="Five fewer" more="Five more" step={(by) => edit({ distance_m: Math.max(5, entry.distance_m! + 5 * by) })} typed={(n) => edit({ distance_m: Math.max(1, n) })} />}
          {takes_load && <Stepper label="Load" value={entry.load_kg ? mass_figure(entry.load_kg, unit) : "–"} unit={unit} less="Less" more="More" step={(by) => step_load(by)} typed={(n) => edit({ load_kg: Math.min(MOST_KG, in_kg(n, unit)) || null })} />}
        </div>
        <div class="effort" role="group" aria-label="Effort, of 10">
          <span class="note">Effort</span>
          {[6, 7, 8, 9, 10].map((e) => <button key={e} aria-pressed={entry.rpe === e} onClick={() => edit({ rpe: e })}>{e}</button>)}
          <button aria-pressed={entry.rpe === null} aria-label="Not said" onClick={() => edit({ rpe: null })}>–</button>
        </div>
        {line.per_side && (
          <div class="seg" role="group" aria-label="Side">
            {(["both", "left", "right"] as const).map((side) => <button key={side} aria-pressed={entry.side === side} onClick={() => edit({ side })}>{side === "both" ? "both sides" : side}</button>)}
          </div>
        )}
        <button class="btn main gym d-only" onClick={log}><LineIcon name="tick" />{log_words}</button>
      </div>
      <div class="tools">
        <Link class="btn" to={film_of(row, entry)}><LineIcon name="film" />Film</Link>
        {(line.tempo || line.hold_s !== null || (line.reps && !line.own)) && <button class="btn" onClick={tempo}><LineIcon name="tempo" />{line.hold_s !== null ? "Hold" : "Tempo"}</button>}
        <button class="btn" onClick={swap}><LineIcon name="swap" />Swap</button>
        <Link class="btn" to={`/hips/${line.exercise}`}>How</Link>
        <button class="btn" onClick={more}><LineIcon name="more" /><span class="vh">More: remark, take back, stop here because of pain</span></button>
      </div>
    </article>
  );
}
