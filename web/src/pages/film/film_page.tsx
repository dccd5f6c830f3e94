import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Clip, Clips, Job, Measurable, Sessions } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { use_keys } from "../../parts/keys";
import { LineIcon } from "../../parts/line_icon";
import { Show } from "../../parts/shown";
import { refresh, use_document } from "../../state/documents";
import { note_job, send } from "../../state/jobs";
import { name_of, use_person } from "../../state/person";
import { go, use_place } from "../../state/route";
import { say } from "../../state/said";
import { work_words } from "../today/session_rows";
import { day_and_year, days_later } from "../../units/days";
import { in_kg, in_unit } from "../../units/mass";
import { read_plate } from "../../units/plate_size";
import { words } from "../../words";
import { ClipCard } from "./clip_card";
import { ExportMany } from "./export_many";
import { Guide } from "./guide";

/** No exercise is said: Dowel recognises a hinge or a squat. */
const RECOGNISE = "";
/** No set is said: it is the one it must be. */
const THE_ONE = "";
interface Question { key: string; file: File; exercise: string; load: string; plate: string; set: string; clip: Promise<string>; name: string; id: string | null }

/** The set of today that was logged last and that a camera can judge. */
export function last_measurable<S extends { exercise_slug: string }>(unfilmed: S[], could: string[]): S | undefined {
  return [...unfilmed].reverse().find((s) => could.includes(s.exercise_slug));
}
/** What a film of an exercise is measured as: itself, or what it is a variant of; else as it was asked for. */
export function measured_as(asked_for: string, known: { id: string; slug: string; variant_of?: string | null }[], could: { id: string; entry: string }[]): string {
  if (could.some((e) => e.id === asked_for)) return asked_for;
  const of = known.find((e) => e.slug === asked_for || e.id === asked_for)?.variant_of;
  return (of && could.find((e) => e.entry === of)?.id) || asked_for;
}
/** Which of today's sets of its exercise it is, from one. */
export const nth_of = <S extends { id: string; exercise_slug: string; exercise_name: string }>(set: S, all: S[]): number =>
  all.filter((s) => s.exercise_slug === set.exercise_slug && s.exercise_name === set.exercise_name).findIndex((s) => s.id === set.id) + 1;
/** From clip to verdict with as few questions as possible; find a set again. */
export function FilmPage() {
  const { me, athlete, athletes, names, catalogue } = use_person();
  const place = use_place();
  const today = use_document<Sessions>(`/api/${athlete.id}/sessions?from=${me.today}&to=${me.today}`);
  const all_today = (today.data?.sessions ?? []).flatMap((s) => s.sets).filter((s) => s.kind === "working");
  const unfilmed = all_today.filter((s) => !s.filmed);
  const clips = use_document<Clips>("/api/clips");
  const measurable = use_document<Measurable>("/api/exercises");
  const [questions, set_questions] = useState<Question[]>([]);
  const [filter, set_filter] = useState({ exercise: "", state: "", days: 0, everybody: false });
  const [picked, set_picked] = useState<string[]>([]);
  const [exporting, export_now] = useState(false);
  const [list, show_list] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const could = measurable.data?.exercises ?? [];
  // Filmed from Today it is said already; else it is most likely the set that was logged last.
  const known = catalogue?.exercises ?? [];
  const logged = last_measurable(unfilmed, [...could.map((e) => e.id), ...known.filter((e) => measured_as(e.slug, known, could) !== e.slug).map((e) => e.slug)]);
  const asked_for = place.query.get("exercise") ?? logged?.exercise_slug ?? "";
  // A variant that has no measure of its own is measured as what it is a variant of.
  const wanted = measured_as(asked_for, known, could);
  const wanted_load = place.query.get("load") ?? (place.query.has("exercise") ? null : logged?.load_kg?.toString() ?? null);

  const take = (files: Iterable<File>) => {
    for (const file of files) {
      const clip = send(file);
      clip.catch((failed: unknown) => { if (!(failed instanceof DOMException)) say(`${file.name}: ${failed instanceof Error ? failed.message : String(failed)}`); });
      const key = `${file.name}.${Date.now()}.${Math.random()}`;
      void clip.then((id) => change(key, { id }), () => undefined);
      set_questions((now) => [...now, {
        key, file, name: file.name, clip, id: null,
        exercise: could.some((e) => e.id === wanted) ? wanted : RECOGNISE,
        set: (wanted !== asked_for && unfilmed.findLast((s) => s.exercise_slug === asked_for)?.id) || THE_ONE, plate: "",
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
    const plate_m = read_plate(q.plate);
    if (q.plate.trim() !== "" && plate_m === null) return say(words.film.no_plate);
    set_questions((now) => now.filter((x) => x.key !== q.key));
    try {
      const clip = await q.clip;
      const load = Number(q.load.replace(",", "."));
      const job = await post<Job>("/api/jobs", { kind: "analysis", clip, athlete: athlete.id, ...(q.exercise === RECOGNISE ? {} : { exercise: q.exercise }), ...(load > 0 ? { load_kg: in_kg(load, athlete.shown_unit) } : {}), ...(plate_m !== null ? { plate_m } : {}), ...(q.set === THE_ONE ? {} : { set: q.set }) });
      note_job(job);
      refresh();
    } catch (failed) {
      if (failed instanceof DOMException) return;
      say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
    }
  };
  const change = (key: string, with_: Partial<Question>) => set_questions((now) => now.map((q) => (q.key === key ? { ...q, ...with_ } : q)));

  const shown = useMemo(() => (clips.data?.clips ?? []).filter((c) =>
    // One that is asked about stands above, with its questions.
    !questions.some((q) => q.id === c.id) &&
    (filter.everybody || c.analyses.length === 0 || c.analyses.some((a) => a.athlete === athlete.id)) &&
    (!filter.days || c.uploaded.slice(0, 10) >= days_later(me.today, -filter.days)) &&
    (!filter.exercise || c.analyses.some((a) => a.exercise === filter.exercise)) &&
    (!filter.state || c.analyses.some((a) => (a.counts as Record<string, number>)[filter.state] ?? 0))), [clips.data, filter, athlete.id, questions]);
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
  const pick = (id: string) => set_picked((now) => (now.includes(id) ? now.filter((x) => x !== id) : [...now, id]));
  use_keys({
    x: () => { const id = (document.activeElement as HTMLElement | null)?.dataset["clip"]; if (id) pick(id); },
    e: () => { if (picked.length) export_now(true); },
    u: () => input.current?.click(), j: () => move(1), k: () => move(-1),
  });

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
              {could.map((e) => <option key={e.id} value={e.id}>{e.name.replace(/^./, (c) => c.toUpperCase())}</option>)}
            </select>{q.exercise === wanted && wanted !== asked_for && <span class="note">{words.film.as_variant(name_of(names, asked_for), q.set !== THE_ONE)}</span>}{q.exercise === RECOGNISE && <span class="note">{words.film.recognise}</span>}</label>
          <label class="field"><span>Load, {athlete.shown_unit}; leave empty if unknown</span>
            <input type="text" inputMode="decimal" value={q.load} onInput={(e) => change(q.key, { load: e.currentTarget.value })} /></label>
          <label class="field"><span>{words.film.plate}</span>
            <input type="text" inputMode="decimal" value={q.plate} onInput={(e) => change(q.key, { plate: e.currentTarget.value })} /></label>
          {unfilmed.length > 0 && (
            <label class="field"><span>Which set of today's log it shows</span>
              <select value={q.set} onChange={(e) => change(q.key, { set: e.currentTarget.value })}>
                <option value={THE_ONE}>the one it must be, by exercise and reps</option>
                {unfilmed.map((s) => <option key={s.id} value={s.id}>{s.exercise_name || name_of(names, s.exercise_slug)}, set {nth_of(s, all_today)}: {work_words(s, athlete.shown_unit)}{s.side !== "both" && `, ${s.side}`}</option>)}
              </select></label>
          )}
          <div class="row wrap"><button class="btn main">Measure it</button><p class="note">Sending goes on meanwhile.</p></div>
        </form>
      ))}
      <Show of={clips} height="40vh">
        {(all) => all.clips.length === 0 ? (
          <div class="stack measure"><p class="cue">{words.film.empty}</p><Guide /></div>
        ) : (
          <>
            <div class="row wrap filters" role="group" aria-label="Show">
              <select aria-label="Exercise" value={filter.exercise} onChange={(e) => set_filter({ ...filter, exercise: e.currentTarget.value })}>
                <option value="">every exercise</option>{exercises.map((e) => <option key={e} value={e}>{name_of(names, e)}</option>)}
              </select>
              <select aria-label="State" value={filter.state} onChange={(e) => set_filter({ ...filter, state: e.currentTarget.value })}>
                <option value="">every state</option>{Object.entries(words.state).map(([id, name]) => <option key={id} value={id}>with {name}</option>)}
              </select>
              <select aria-label="Since" value={filter.days} onChange={(e) => set_filter({ ...filter, days: Number(e.currentTarget.value) })}>
                <option value={0}>every day</option><option value={7}>the last week</option><option value={28}>the last four weeks</option>
              </select>
              {athletes.length > 1 && <select aria-label="Athlete" value={filter.everybody ? "all" : "one"} onChange={(e) => set_filter({ ...filter, everybody: e.currentTarget.value === "all" })}><option value="one">{athlete.name}</option><option value="all">everybody</option></select>}
              <div class="seg" role="group" aria-label="View"><button aria-pressed={!list} onClick={() => show_list(false)}>Pictures</button><button aria-pressed={list} onClick={() => show_list(true)}>List</button></div>
            </div>
            {picked.length > 0 && <p class="row wrap" role="status">{picked.length} chosen <button class="btn" onClick={() => export_now(true)}>Export…</button><button class="btn quiet" onClick={() => set_picked([])}>Choose none</button></p>}
            {shown.length === 0 && (filter.exercise || filter.state || filter.days > 0 || questions.length === 0) && <p class="cue">No film is like that. <button class="btn quiet" onClick={() => set_filter({ exercise: "", state: "", days: 0, everybody: filter.everybody })}>Show all</button></p>}
            {list ? (
              <div class="scroll" tabIndex={0} role="region" aria-label="Films">
                <table>
                  <thead><tr><th scope="col"><span class="vh">Choose</span></th><th scope="col">Film</th><th scope="col">Exercise</th><th scope="col">Day</th><th scope="col" class="num">Reps</th><th scope="col" class="num">Seconds</th><th scope="col" class="num">Frames</th>{Object.values(words.state).map((s) => <th scope="col" class="num" key={s}>{s}</th>)}</tr></thead>
                  <tbody>{shown.flatMap((c) => c.analyses.map((a) => (
                    <tr key={a.id}><td><input type="checkbox" aria-label={`Choose ${c.name}`} checked={picked.includes(a.id)} onChange={() => pick(a.id)} /></td><td><button class="btn quiet" data-clip={a.id} onClick={() => go(`/film/${a.id}`)}>{c.name}</button></td><td>{name_of(names, a.exercise)}</td><td class="nowrap">{day_and_year(a.made_at)}</td><td class="num">{a.reps}</td><td class="num">{c.duration_s?.toFixed(1)}</td><td class="num">{c.frames}</td>
                      {(["held", "broken", "borderline", "cannot_tell"] as const).map((s) => <td class="num" key={s}>{a.counts[s]}</td>)}</tr>)))}</tbody>
                </table>
              </div>
            ) : by_day.map(([day, films]) => (
              <section key={day} class="stack-2"><h2 class="dayhead">{day_and_year(day)}</h2><ul class="clips">{films.map((c) => <ClipCard key={c.id} clip={c} picked={picked} pick={pick} />)}</ul></section>
            ))}
            <details><summary class="small">How to film</summary><Guide /></details>
          </>
        )}
      </Show>
      {exporting && <ExportMany analyses={(clips.data?.clips ?? []).flatMap((c) => c.analyses.map((a) => ({ id: a.id, name: `${c.name}, ${name_of(names, a.exercise)}` }))).filter((a) => picked.includes(a.id))} on_leave={() => export_now(false)} />}
    </div>
  );
}
