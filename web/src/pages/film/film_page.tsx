import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Clip, Clips, Job, Measurable } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { use_keys } from "../../parts/keys";
import { LineIcon } from "../../parts/line_icon";
import { Show } from "../../parts/shown";
import { refresh, use_document } from "../../state/documents";
import { note_job, send } from "../../state/jobs";
import { name_of, use_person } from "../../state/person";
import { go, use_place } from "../../state/route";
import { say } from "../../state/said";
import { day_and_year } from "../../units/days";
import { in_kg, in_unit } from "../../units/mass";
import { words } from "../../words";
import { ClipCard } from "./clip_card";
import { Guide } from "./guide";

/** No exercise is said: Dowel recognises a hinge or a squat. */
const RECOGNISE = "";
interface Question { key: string; file: File; exercise: string; load: string; clip: Promise<string>; name: string }

/** From clip to verdict with as few questions as possible; find a set again. */
export function FilmPage() {
  const { athlete, names } = use_person();
  const place = use_place();
  const clips = use_document<Clips>("/api/clips");
  const measurable = use_document<Measurable>("/api/exercises");
  const [questions, set_questions] = useState<Question[]>([]);
  const [filter, set_filter] = useState({ exercise: "", state: "" });
  const [list, show_list] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wanted = place.query.get("exercise") ?? "";
  const wanted_load = place.query.get("load");
  const could = measurable.data?.exercises ?? [];

  const take = (files: Iterable<File>) => {
    for (const file of files) {
      const clip = send(file);
      clip.catch((failed: unknown) => { if (!(failed instanceof DOMException)) say(`${file.name}: ${failed instanceof Error ? failed.message : String(failed)}`); });
      set_questions((now) => [...now, {
        key: `${file.name}.${Date.now()}.${now.length}`, file, name: file.name, clip,
        exercise: could.some((e) => e.id === wanted) ? wanted : RECOGNISE,
        load: wanted_load ? String(Math.round(in_unit(Number(wanted_load), athlete.shown_unit) * 10) / 10) : "",
      }]);
    }
  };
  useEffect(() => {
    const over = (e: DragEvent) => e.preventDefault();
    const drop = (e: DragEvent) => { e.preventDefault(); if (e.dataTransfer?.files.length) take(e.dataTransfer.files); };
    const paste = (e: ClipboardEvent) => { const files = [...(e.clipboardData?.files ?? [])]; if (files.length) take(files); };
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => { removeEventListener("dragover", over); removeEventListener("drop", drop); removeEventListener("paste", paste); };
  });
  const analyse = async (q: Question) => {
    set_questions((now) => now.filter((x) => x.key !== q.key));
    try {
      const clip = await q.clip;
      const load = Number(q.load.replace(",", "."));
      const job = await post<Job>("/api/jobs", { kind: "analysis", clip, athlete: athlete.id, ...(q.exercise === RECOGNISE ? {} : { exercise: q.exercise }), ...(load > 0 ? { load_kg: in_kg(load, athlete.shown_unit) } : {}) });
      note_job(job);
      refresh();
    } catch (failed) {
      if (failed instanceof DOMException) return;
      say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
    }
  };
  const change = (key: string, with_: Partial<Question>) => set_questions((now) => now.map((q) => (q.key === key ? { ...q, ...with_ } : q)));

  const shown = useMemo(() => (clips.data?.clips ?? []).filter((c) =>
    (!filter.exercise || c.analyses.some((a) => a.exercise === filter.exercise)) &&
    (!filter.state || c.analyses.some((a) => (a.counts as Record<string, number>)[filter.state] ?? 0))), [clips.data, filter]);
  const by_day = useMemo(() => {
    const days = new Map<string, Clip[]>();
    for (const c of [...shown].sort((a, b) => b.uploaded.localeCompare(a.uploaded))) days.set(c.uploaded.slice(0, 10), [...(days.get(c.uploaded.slice(0, 10)) ?? []), c]);
    return [...days];
  }, [shown]);
  const exercises = [...new Set((clips.data?.clips ?? []).flatMap((c) => c.analyses.map((a) => a.exercise)))];
  const links = () => [...document.querySelectorAll<HTMLElement>("[data-clip]")];
  const move = (by: number) => {
    const all = links();
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
  };
  use_keys({ u: () => input.current?.click(), j: () => move(1), k: () => move(-1) });

  return (
    <div class="page film-page">
      <Heading title={words.places.film} />
      <div class="row wrap">
        <button class="btn main gym" onClick={() => input.current?.click()}><LineIcon name="film" />{words.film.open}</button>
        <input ref={input} class="vh" type="file" accept="video/*,.mov,.mp4,.mkv,.webm,.avi" multiple tabIndex={-1} aria-label={words.film.open}
          onChange={(e) => { take(e.currentTarget.files ?? []); e.currentTarget.value = ""; }} />
        <p class="note">or drop them on this page, or paste</p>
      </div>
      {questions.map((q) => (
        <form key={q.key} class="card stack-2 measure" onSubmit={(e) => { e.preventDefault(); void analyse(q); }} aria-label={`About ${q.name}`}>
          <h3>{q.name}</h3>
          <label class="field"><span>Exercise</span>
            <select value={q.exercise} onChange={(e) => change(q.key, { exercise: e.currentTarget.value })}>
              <option value={RECOGNISE}>recognise it</option>
              {could.map((e) => <option key={e.id} value={e.id}>{e.name}</option>)}
            </select></label>
          <label class="field"><span>Load, {athlete.shown_unit}; leave empty if unknown</span>
            <input type="text" inputMode="decimal" value={q.load} onInput={(e) => change(q.key, { load: e.currentTarget.value })} /></label>
          <div class="row wrap"><button class="btn main">Measure it</button><p class="note">Sending goes on meanwhile.</p></div>
        </form>
      ))}
      <Show of={clips} height="40vh">
        {(all) => all.clips.length === 0 ? (
          <div class="stack measure"><p class="cue">{words.film.empty}</p><Guide /></div>
        ) : (
          <>
            <div class="row wrap" role="group" aria-label="Show">
              <select aria-label="Exercise" value={filter.exercise} onChange={(e) => set_filter({ ...filter, exercise: e.currentTarget.value })}>
                <option value="">every exercise</option>{exercises.map((e) => <option key={e} value={e}>{name_of(names, e)}</option>)}
              </select>
              <select aria-label="State" value={filter.state} onChange={(e) => set_filter({ ...filter, state: e.currentTarget.value })}>
                <option value="">every state</option>{Object.entries(words.state).map(([id, name]) => <option key={id} value={id}>with {name}</option>)}
              </select>
              <div class="seg" role="group" aria-label="View"><button aria-pressed={!list} onClick={() => show_list(false)}>Pictures</button><button aria-pressed={list} onClick={() => show_list(true)}>List</button></div>
            </div>
            {list ? (
              <div class="scroll" tabIndex={0} role="region" aria-label="Films">
                <table>
                  <thead><tr><th scope="col">Film</th><th scope="col">Exercise</th><th scope="col">Day</th><th scope="col" class="num">Seconds</th><th scope="col" class="num">Frames</th>{Object.values(words.state).map((s) => <th scope="col" class="num" key={s}>{s}</th>)}</tr></thead>
                  <tbody>{shown.flatMap((c) => c.analyses.map((a) => (
                    <tr key={a.id}><td><button class="btn quiet" data-clip onClick={() => go(`/film/${a.id}`)}>{c.name}</button></td><td>{name_of(names, a.exercise)}</td><td class="nowrap">{day_and_year(a.made_at)}</td><td class="num">{c.duration_s?.toFixed(1)}</td><td class="num">{c.frames}</td>
                      {(["held", "broken", "borderline", "cannot_tell"] as const).map((s) => <td class="num" key={s}>{a.counts[s]}</td>)}</tr>)))}</tbody>
                </table>
              </div>
            ) : by_day.map(([day, films]) => (
              <section key={day} class="stack-2"><h2 class="dayhead">{day_and_year(day)}</h2><ul class="clips">{films.map((c) => <ClipCard key={c.id} clip={c} />)}</ul></section>
            ))}
            <details><summary class="small">How to film</summary><Guide /></details>
          </>
        )}
      </Show>
    </div>
  );
}
