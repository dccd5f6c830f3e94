import { useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Job, Measurable } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { refresh, use_document } from "../../state/documents";
import { note_job } from "../../state/jobs";
import { use_person } from "../../state/person";
import { prefer, preferences } from "../../state/preferences";
import { say } from "../../state/said";
import { read_moment } from "../../units/clock";
import { figure, in_kg, in_unit } from "../../units/mass";
import { LAYERS } from "./overlay";
import { read_plate } from "../../units/plate_size";
import { words } from "../../words";
import type { Film } from "./use_film";

export function LayersSheet({ layers, toggle, on_leave }: { layers: ReadonlySet<string>; toggle: (layer: string) => void; on_leave: () => void }) {
  const [ticks, set_ticks] = useState(preferences.get().ticks);
  return (
    <Ask title="Layers" on_leave={on_leave}>
      <div class="stack-2">
        {LAYERS.map((layer, i) => <label key={layer} class="check"><input type="checkbox" checked={layers.has(layer)} onChange={() => toggle(layer)} />{layer} <kbd>{i + 1}</kbd></label>)}
        {"vibrate" in navigator && <label class="check"><input type="checkbox" checked={ticks} onChange={(e) => { prefer({ ticks: e.currentTarget.checked }); set_ticks(e.currentTarget.checked); }} />a short tick at the edge of a rep and at a finding</label>}
      </div>
    </Ask>
  );
}

const EXPORTS: [string, string][] = [
  ["report", "Report, one file"], ["film", "Film with the overlay"], ["json", "Everything as JSON"],
  ["reps.csv", "Reps as a table"], ["measures.csv", "Measures as a table"], ["findings.csv", "Findings as a table"], ["bar.csv", "Bar or bell, rep by rep, as a table"], ["series.csv", "Curves as a table"],
];
/** An analysis of an earlier Dowel has none, nor has a film in which nothing was lifted. */
const has_bar = (film: Film) => film.analysis.bar !== undefined && film.analysis.bar.kind !== "none";
/** What was said of the film when it was measured first is not asked again. */
export const plate_of = (film: Film) => (film.analysis.bar?.plate_confirmed_m ? { plate_m: film.analysis.bar.plate_confirmed_m } : {});

/** All made by the server. The film with its drawing takes a while: it is made when it is asked for. */
export function ExportSheet({ film, t_s, on_print, on_leave }: { film: Film; t_s: number; on_print: () => void; on_leave: () => void }) {
  const draw_film = async () => {
    try {
      note_job(await post<Job>("/api/jobs", { kind: "analysis", clip: film.about.clip, athlete: film.about.athlete, exercise: film.analysis.exercise.id, overlay: true, ...plate_of(film), ...(film.about.set ? { set: film.about.set } : {}) }));
      say("The film is drawn and measured once more; it says so when it is ready.");
      on_leave();
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  return (
    <Ask title="Export" on_leave={on_leave}>
      <ul class="stack-2">
        {film.clip && <li><button class="btn" onClick={on_print}>Print this moment, one page</button></li>}
        {film.clip && <li><a class="btn" href={`/api/clips/${film.clip.id}/still?t=${t_s.toFixed(3)}&width=1920`} download={`${film.clip.name.replace(/\.[^.]*$/, "")}-${t_s.toFixed(2)}s.jpg`}>This frame as a picture</a></li>}
        {EXPORTS.filter(([what]) => (what !== "film" || film.about.overlay) && (what !== "bar.csv" || has_bar(film))).map(([what, name]) => <li key={what}><a class="btn" href={`/api/analyses/${film.id}/export/${what}`} download>{name}</a></li>)}
        {!film.about.overlay && film.clip && <li><button class="btn" onClick={() => void draw_film()}>Make the film with the overlay</button></li>}
      </ul>
    </Ask>
  );
}

export function TimeSheet({ go, on_leave }: { go: (to: { t_s: number } | { frame: number }) => void; on_leave: () => void }) {
  const [typed, type] = useState("");
  const read = read_moment(typed);
  return (
    <Ask title="Go to" on_leave={on_leave}>
      <form class="row wrap" onSubmit={(e) => { e.preventDefault(); if (read) { go(read); on_leave(); } }}>
        <label class="field"><span>Seconds, 1:02.5, or frame 426</span><input type="text" autofocus value={typed} onInput={(e) => type(e.currentTarget.value)} /></label>
        <button class="btn main" disabled={!read}>Go</button>
      </form>
    </Ask>
  );
}

/** Another exercise or load: the film is measured anew; what was measured before stays. */
export function MeasureAgain({ film, on_leave }: { film: Film; on_leave: () => void }) {
  const { athlete } = use_person();
  const unit = athlete.shown_unit;
  const measurable = use_document<Measurable>("/api/exercises");
  const [exercise, set_exercise] = useState(film.analysis.exercise.id);
  const [load, set_load] = useState(film.analysis.athlete.load_kg ? figure(in_unit(film.analysis.athlete.load_kg, unit), 1) : "");
  const [plate, set_plate] = useState(film.analysis.bar?.plate_confirmed_m ? String(Math.round(film.analysis.bar.plate_confirmed_m * 1000)) : "");
  const send = async () => {
    const shown = Number(load.replace(",", "."));
    const plate_m = read_plate(plate);
    if (plate.trim() !== "" && plate_m === null) return say(words.film.no_plate);
    try {
      note_job(await post<Job>("/api/jobs", {
        kind: "analysis", clip: film.about.clip, athlete: film.about.athlete, exercise,
        ...(shown > 0 ? { load_kg: in_kg(shown, unit) } : {}), ...(plate_m !== null ? { plate_m } : {}), ...(film.about.set ? { set: film.about.set } : {}),
      }));
      say("It is measured again; it says so when it is ready.");
      refresh();
      on_leave();
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  return (
    <Ask title="Measure again" on_leave={on_leave}>
      <p>What was measured stays where it is; this stands beside it.</p>
      <label class="field"><span>Exercise</span>
        <select value={exercise} onChange={(e) => set_exercise(e.currentTarget.value)}>{(measurable.data?.exercises ?? [{ id: exercise, name: exercise }]).map((e) => <option key={e.id} value={e.id}>{e.name.replace(/^./, (c) => c.toUpperCase())}</option>)}</select></label>
      <label class="field"><span>Load, {unit}; leave empty if unknown</span><input type="text" inputMode="decimal" value={load} onInput={(e) => set_load(e.currentTarget.value)} /></label>
      <label class="field"><span>{words.film.plate}</span><input type="text" inputMode="decimal" value={plate} onInput={(e) => set_plate(e.currentTarget.value)} /></label>
      <button class="btn main" onClick={() => void send()}>Measure it again</button>
    </Ask>
  );
}
