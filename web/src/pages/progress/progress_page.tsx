import { useMemo, useState } from "preact/hooks";
import type { Checks, Muscles, PainAnswers, ProgressAll, ProgressOne, ProgressPoint, Today, WhyAnswer } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { use_keys } from "../../parts/keys";
import { LineIcon } from "../../parts/line_icon";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { StateIcon } from "../../parts/state_icon";
import { use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { brief_day, days_later, monday_of, short_day } from "../../units/days";
import { mass } from "../../units/mass";
import { words } from "../../words";
import { BackChart } from "./back_chart";
import { BodyMap } from "./body_map";
import { MuscleTable } from "./muscle_table";
import { NextStep } from "./next_step";
import { PainDots } from "./pain_dots";
import { PlannedDone } from "./planned_done";
import { Records } from "./records";
import { FormChart, LoadChart, PointsTable } from "./session_charts";
import type { MassUnit, State } from "../../api/documents";

const SPANS = [["4 weeks", 28], ["8 weeks", 56], ["Year", 365]] as const;

/** Three sentences of what the points say: load and form, what broke, what could not be judged. */
export function sentences_of(name: string, points: ProgressPoint[], unit: MassUnit): { state: State | null; text: string }[] {
  const loads = points.filter((p) => p.best_load_kg !== null);
  const filmed = points.filter((p) => p.gradeable > 0);
  const clean = filmed.filter((p) => p.held === p.gradeable);
  const broke = filmed.filter((p) => p.held < p.gradeable);
  const said: { state: State | null; text: string }[] = [];
  if (loads.length > 1) {
    const [from, to] = [loads[0]!.best_load_kg!, loads.at(-1)!.best_load_kg!];
    const load = from === to ? `The load of ${name} stayed at ${mass(to, unit)}` : `The load of ${name} went from ${mass(from, unit)} to ${mass(to, unit)}`;
    said.push({ state: filmed.length === 0 ? null : clean.length === filmed.length ? "held" : "borderline", text: `${load}.${filmed.length ? ` Everything held in ${clean.length} of the ${filmed.length} sessions that could be judged.` : ""}` });
  }
  if (broke.length) {
    const days = broke.slice(-3).map((p) => brief_day(p.started));
    said.push({ state: "broken", text: `Something broke on ${days.length > 1 ? `${days.slice(0, -1).join(", ")} and ${days.at(-1)}` : days[0]}${broke.length > 3 ? `, and in ${broke.length - 3} sessions before` : ""}.` });
  }
  const unseen = points.length - filmed.length;
  if (unseen > 0) said.push({ state: "cannot_tell", text: `${unseen === 1 ? "One session" : `${unseen} sessions`} could not be judged: not filmed, or nothing could be told.` });
  return said;
}

export function ProgressPage() {
  const { me, athlete } = use_person();
  const base = `/api/${athlete.id}`;
  const [span, set_span] = useState<number>(56);
  const [wanted, want] = useState<string | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const [group, set_group] = useState<string | null>(null);
  const [wanted_week, set_week] = useState<string | null>(null);
  const from = days_later(me.today, -span);
  const all = use_document<ProgressAll>(`${base}/progress?from=${from}`);
  // The week that is looked at first is the last one with something in it.
  const last_day = (all.data?.exercises ?? []).map((e) => e.last.slice(0, 10)).sort().at(-1);
  const week = wanted_week ?? monday_of(last_day ?? me.today);
  const muscles = use_document<Muscles>(all.data ? `${base}/muscles?week=${week}` : null);
  const pain = use_document<PainAnswers>(`${base}/pain`);
  const checks = use_document<Checks>(`${base}/checks`);
  const why = use_document<WhyAnswer>(`${base}/why`);
  const exercises = all.data?.exercises.filter((e) => e.slug) ?? [];
  // The main lift is what is looked at first; without a plan that which carries a load and was done most.
  const main = use_document<Today>(`${base}/today`).data?.gate?.exercise;
  const exercise = exercises.find((e) => e.slug === wanted) ?? exercises.find((e) => e.slug === main) ?? [...exercises].sort((a, b) => (b.best_load_kg !== null ? 1 : 0) - (a.best_load_kg !== null ? 1 : 0) || b.sessions - a.sessions)[0];
  const one = use_document<ProgressOne>(exercise ? `${base}/progress/${exercise.slug}?from=${from}` : null);
  const points = useMemo(() => (one.data?.points ?? []).filter((p) => p.started >= from), [one.data, from]);
  const said = exercise ? sentences_of(exercise.name.replace(/^./, (c) => c.toLowerCase()), points, athlete.shown_unit) : [];
  const walk = (by: number) => {
    const at = points.findIndex((p) => p.session_id === chosen);
    const to = points[at < 0 ? points.length - 1 : Math.min(points.length - 1, Math.max(0, at + by))];
    if (to) choose(to.session_id);
  };
  use_keys({ arrowleft: () => walk(-1), arrowright: () => walk(1) });
  const charts = { points, unit: athlete.shown_unit, chosen, choose };
  const hips = muscles.data?.groups.filter((g) => ["M-FLX", "M-ABD", "M-ADD", "M-GLU", "M-ROT", "M-HAM", "M-QUAD", "M-ERE", "M-CORE"].includes(g.id)) ?? [];

  const pain_section = <section class="stack-2"><h2>Pain</h2><p class="note">the morning after counts more than the evening</p><Show of={pain}>{(told) => <PainDots answers={told.answers} limits={told.limits} from={from} to={me.today} />}</Show></section>;
  return (
    <div class="page progress-page">
      <Heading title={words.places.progress} />
      <div class="row wrap">
        <div class="seg" role="group" aria-label="Span">{SPANS.map(([name, days]) => <button key={name} aria-pressed={span === days} onClick={() => set_span(days)}>{name}</button>)}</div>
        {exercises.length > 0 && <select aria-label="Exercise" value={exercise?.slug ?? ""} onChange={(e) => { want(e.currentTarget.value); choose(null); }}>{exercises.map((e) => <option key={e.slug} value={e.slug!}>{e.name}</option>)}</select>}
      </div>
      <Show of={all} height="12rem">
        {(told) => told.exercises.length === 0 ? (
          <div class="card stack measure"><p class="cue">{words.progress.empty}</p><div class="row wrap"><Link class="btn" to="/">Log a set</Link><Link class="btn" to="/film">Film one</Link><Link class="btn" to="/settings?import">Bring a log</Link></div></div>
        ) : <div class="stack-2 says">{said.map((s) => <p key={s.text} class={`say ${s.state ?? ""}`}>{s.state && <StateIcon state={s.state} label={words.state[s.state]} />}<span>{s.text}</span></p>)}</div>}
      </Show>
      {exercise && <div class="measure-wide"><NextStep key={exercise.slug} slug={exercise.slug!} /></div>}
      <section class="stack">
        <div><h2>Your hips, sets a week</h2>
          <p class="row wrap note weekof"><button class="btn square" aria-label="The week before" onClick={() => set_week(days_later(week, -7))}><LineIcon name="left" /></button>Week of {brief_day(week)}<button class="btn square" aria-label="The week after" disabled={week >= monday_of(me.today)} onClick={() => set_week(days_later(week, 7))}><LineIcon name="right" /></button><span class="d-only">{words.progress.map}</span></p></div>
        <Show of={muscles} height="22rem">{() => <><BodyMap groups={hips} chosen={group} choose={(id) => set_group(id === group ? null : id)} /><MuscleTable groups={hips} chosen={group} choose={(id) => set_group(id === group ? null : id)} /></>}</Show>
      </section>
      {exercise && (
        <Show of={one} height="14rem">
          {() => (
            <>
              {points.length < 2 && <p class="note">{words.progress.few}</p>}
              <div class="grid2">
                <figure><figcaption><h2>Load</h2><span class="note">{exercise.name}, in {athlete.shown_unit}</span></figcaption><LoadChart {...charts} /></figure>
                <figure><figcaption><h2>Back against the stick</h2><span class="note">mm outside its line, every rep that could be told</span></figcaption><BackChart key={exercise.slug} slug={exercise.slug!} athlete={athlete.id} from={from} /></figure>
                <figure><figcaption><h2>Form</h2><span class="note">checkpoints of all reps, held and not held; a stub: not filmed</span></figcaption>{points.some((p) => p.gradeable > 0) ? <FormChart {...charts} /> : <p class="cue">No session of it was filmed. <Link to="/film">Film one</Link></p>}</figure>
                {pain_section}
              </div>
              <details open={points.length < 2}><summary class="small">Every session as a table</summary><PointsTable points={points} unit={athlete.shown_unit} chosen={chosen} /></details>
            </>
          )}
        </Show>
      )}
      <div class="grid2">
        {!exercise && pain_section}
        <section class="stack-2"><h2>What may lie behind it</h2>
          <Show of={why}>{(told) => (
            <>
              <p class="cue">{told.diagnosis.message}</p>
              {told.diagnosis.hypotheses.slice(0, 3).map((h) => <div key={h.cause} class="card stack-2"><h3>{h.name} <span class="note">{words.standing[h.standing] ?? h.standing}</span></h3><p class="small">{h.wording}</p>{h.next_test && <p class="small">Test: <Link to={`/hips/${h.next_test}`}>{h.next_test.replace(/-/g, " ")}</Link></p>}{h.evidence_mixed && <p class="note">The articles suggest it; the evidence is mixed.</p>}</div>)}
              {told.last_block && <p class="small">{told.last_block.summary}</p>}
            </>
          )}</Show>
        </section>
        <section class="stack-2"><h2>Sessions, of those planned</h2><PlannedDone athlete={athlete.id} today={me.today} /></section>
        <section class="stack-2"><h2>Tests, and what they told</h2>
          <Show of={checks}>{(told) => {
            const answered = told.checks.filter((c) => c.answered !== null);
            return answered.length === 0 ? <p class="cue">No test is answered yet. <Link to="/hips">Choose a cheap one</Link></p>
              : <ul class="stack-2">{answered.map((c) => <li key={c.id} class="small"><Link to={`/hips/${c.id}`}>{c.name}</Link>: {c.results.find((r) => r.result === c.answered)?.means ?? c.answered}</li>)}</ul>;
          }}</Show>
        </section>
      </div>
      <section class="stack-2"><h2>The log</h2><Records /></section>
      <p class="vh" aria-live="polite">{chosen && points.some((p) => p.session_id === chosen) && short_day(points.find((p) => p.session_id === chosen)!.started)}</p>
    </div>
  );
}
