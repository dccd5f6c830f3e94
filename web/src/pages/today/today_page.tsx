import { useEffect, useMemo, useState } from "preact/hooks";
import { new_id, post, Problem, remove } from "../../api/client";
import type { Clips, NewSet, PainAnswers, RedFlagQuestions, Sessions, Sheet, Today } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { use_brought_up } from "../../parts/bring_up";
import { use_keys } from "../../parts/keys";
import { LineIcon } from "../../parts/line_icon";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { WhyText } from "../../parts/why_text";
import { refresh, use_document } from "../../state/documents";
import { kept, keep } from "../../state/keep";
import { log_set, take_back, waiting } from "../../state/outbox";
import { name_of, use_person } from "../../state/person";
import { go, use_place } from "../../state/route";
import { say } from "../../state/said";
import { pain_open } from "../../state/pain_box";
import { use_store } from "../../state/store";
import { long_day, short_day, wall_clock } from "../../units/days";
import { mass } from "../../units/mass";
import { loaded_after, plates_words } from "./next_load";
import { words } from "../../words";
import { BlockList } from "./block_list";
import { Card } from "./card";
import { Conflicts } from "./conflicts";
import { DayNav } from "./day_nav";
import { DoneSheet } from "./done_sheet";
import { GateLine } from "./gate_line";
import { MoreSheet } from "./more_sheet";
import { OtherDay } from "./other_day";
import { MorningPain, PainAfter } from "./pain";
import { RestBar } from "./rest_bar";
import { rest_now, start_rest, stop_rest } from "./rest_state";
import { beside_rows, ended_by_pain, film_of, from_log, from_outbox, lifted, line_words, next_row, pain_words, planned_entry, rows_of, whole_sets, work_words, type DoneSet, type Entry, type Row } from "./session_rows";
import { StopPage } from "./stop_page";
import { SwapSheet } from "./swap_sheet";
import { TempoSheet } from "./tempo_sheet";

const NO_ENTRY: Entry = { reps: null, hold_s: null, distance_m: null, load_kg: null, rpe: null, side: "both" };

/** The day that is today by its session; any other, named in the address, to be looked at. */
export function TodayPage() {
  const { me } = use_person();
  const date = use_place().query.get("date");
  return date && /^\d{4}-\d\d-\d\d$/.test(date) && date !== me.today ? <OtherDay key={date} date={date} /> : <ThisDay />;
}

/** Whoever has no plan is offered one, unless a warning sign stands: then that comes first. */
function NoPlan({ date }: { date: string }) {
  const { athlete } = use_person();
  const flags = use_document<RedFlagQuestions>(`/api/${athlete.id}/red-flags`);
  if (!flags.data && !flags.problem) return <div class="waiting" style={{ minHeight: "60vh" }} role="status" aria-label="Loading" />;
  if (flags.data?.sign && !flags.data.sign.cleared) return <StopPage />;
  return (
    <>
      <Heading title={long_day(date)} />
      <div class="card stack measure">
        <p class="cue">{words.today.no_plan}</p>
        <div class="row wrap"><Link class="btn main" to="/plan?new">{words.today.make_plan}</Link><Link class="btn" to="/settings?import">Bring a log</Link></div>
      </div>
    </>
  );
}

function ThisDay() {
  const { me, athlete, names, catalogue } = use_person();
  const base = `/api/${athlete.id}`;
  const date = me.today;
  const today = use_document<Today>(`${base}/today`);
  const sheet = use_document<Sheet>(today.data?.session ? `${base}/today/sheet` : null);
  const sessions = use_document<Sessions>(`${base}/sessions?from=${date}&to=${date}`);
  const filmed_today = (sessions.data?.sessions ?? []).some((s) => s.sets.some((x) => x.filmed));
  const clips = use_document<Clips>(filmed_today ? "/api/clips" : null);
  const films = useMemo(() => new Map((clips.data?.clips ?? []).flatMap((c) => c.analyses.flatMap((a) => (a.set ? [[a.set, a] as const] : [])))), [clips.data]);
  const outbox = use_store(waiting);
  const rest = use_store(rest_now);
  const [swapped, set_swapped] = useState<Record<string, string>>(() => kept(`swap.${athlete.id}.${date}`, {}));
  const [chosen, choose] = useState<string | null>(null);
  const [remarks, set_remarks] = useState<Record<string, string>>({});
  const [edits, set_edits] = useState<Record<string, Partial<Entry>>>({});
  const [goes_on, go_on] = useState(false);
  const strong = use_store(pain_open)[athlete.id]?.strong ?? false;
  /** Key of a line, or an exercise that stands in none. */
  const [done_open, open_done] = useState<string | null>(null);
  const [sheet_open, open_sheet] = useState<"swap" | "tempo" | "more" | null>(null);

  useEffect(() => keep(`swap.${athlete.id}.${date}`, Object.keys(swapped).length ? swapped : null), [swapped]);

  use_brought_up(use_place().query.has("pain") ? "pain-after" : null, today.data !== null);

  // What was swapped to the end of the plan may stand elsewhere in the day: it stays the one that is done now.
  const [awaited, await_line] = useState<{ exercise: string; kind: string; before: Today | null } | null>(null);
  const session = today.data?.session ?? null;
  const all_done = useMemo(() => {
    const done = (sessions.data?.sessions ?? []).flatMap((s) => s.sets).map(from_log);
    const known = new Set(done.map((d) => d.id));
    return [...done, ...outbox.filter((w) => w.athlete === athlete.id && !known.has(w.set.id)).map((w) => from_outbox(w.set))];
  }, [sessions.data, outbox]);
  const rows = useMemo(() => (session ? rows_of(session, sheet.data, all_done, swapped) : []), [session, sheet.data, all_done, swapped]);
  // Not before the day is told anew: in the old one the same exercise may stand in another block.
  const come = awaited && today.data !== awaited.before ? rows.find((r) => r.line.exercise === awaited.exercise && r.kind === awaited.kind && !r.finished) : undefined;
  useEffect(() => { if (come) { choose(come.key); await_line(null); } }, [come]);
  const pain = use_document<PainAnswers>(`${base}/pain`);
  // Who tells of pain after training has ended it: what the answer changes is for another day.
  const over = !goes_on && all_done.length > 0 && ended_by_pain(pain.data?.answers ?? [], date);
  const row: Row | null = over || strong ? null : rows.find((r) => r.key === chosen && !r.finished) ?? next_row(rows);
  const entry: Entry = row ? { ...planned_entry(row), ...edits[row.key] } : NO_ENTRY;
  const edit = (change: Partial<Entry>) => row && set_edits((now) => ({ ...now, [row.key]: { ...now[row.key], ...change } }));

  const log = async (as: Entry = entry, kind: NewSet["kind"] = "working") => {
    if (!row) return;
    const set: NewSet = { id: new_id(), at: wall_clock(), exercise: row.line.exercise, kind, side: as.side };
    if (as.hold_s !== null) set.hold_s = as.hold_s;
    else if (as.distance_m !== null) set.distance_m = as.distance_m;
    else if (as.reps !== null) set.reps = as.reps;
    if (as.load_kg) set.load_kg = as.load_kg;
    if (as.rpe !== null) set.rpe = as.rpe;
    const remark = kind === "working" ? remarks[row.key]?.trim() : "";
    if (remark) {
      set.notes = remark;
      set_remarks((now) => ({ ...now, [row.key]: "" }));
    }
    const text = work_words({ reps: set.reps ?? null, hold_s: set.hold_s ?? null, distance_m: set.distance_m ?? null, load_kg: set.load_kg ?? null }, athlete.shown_unit);
    // Effort is of one set; reps, load and side that differ are kept for the set after it.
    if (kind === "working") set_edits((now) => ({ ...now, [row.key]: { ...now[row.key], rpe: null, ...(as.side === "left" ? { side: "right" as const } : as.side === "right" ? { side: "left" as const } : {}) } }));
    const count = kind === "warmup" ? row.count : whole_sets([...row.done, from_outbox(set)]);
    const last_set = count >= row.line.sets;
    const other_side = kind === "working" && count % 1 !== 0;
    const follower = last_set ? rows.find((r) => r.key !== row.key && !r.finished) : row;
    if (follower && row.line.rest_s > 0)
      start_rest(kind === "warmup" ? Math.min(90, row.line.rest_s) : row.line.rest_s,
        last_set ? follower.sheet?.name ?? names.get(follower.line.exercise) ?? "" : `set ${Math.floor(count) + 1}${other_side ? `, ${as.side === "left" ? "right" : "left"}` : ""}`);
    let change: number | null = null;
    say(words.today.logged(text), async () => {
      stop_rest();
      if (take_back(set.id)) return say(words.today.taken_back);
      await guarded(() => post(`${base}/undo`, change === null ? {} : { change }));
    });
    if (last_set) choose(null);
    change = await log_set(athlete.id, set);
  };
  const guarded = async (work: () => Promise<unknown>) => {
    try { await work(); say(words.today.taken_back); } catch (failed) { say(failed instanceof Problem ? failed.title : String(failed)); }
    refresh();
  };
  const take_back_set = (set: DoneSet) => {
    stop_rest();
    if (take_back(set.id)) return say(words.today.taken_back);
    void guarded(() => remove(`${base}/sets/${set.id}`));
  };
  const take_back_last = () => {
    const last = row?.done.at(-1);
    open_sheet(null);
    if (last) take_back_set(last);
  };
  const beside = useMemo(() => (sessions.data && session ? lifted(beside_rows(rows, all_done)) : []), [rows, all_done, sessions.data, session]);
  const done_row = rows.find((r) => r.key === done_open);
  const done_shown = done_row ? { name: done_row.sheet?.name ?? name_of(names, done_row.line.exercise), done: done_row.done }
    : done_open !== null ? { name: name_of(names, done_open), done: beside.find(([exercise]) => exercise === done_open)?.[1] ?? [] } : null;
  const more_reps = (by: number) => entry.reps !== null && edit({ reps: Math.max(1, entry.reps + by) });
  const bar = today.data?.bars.find((b) => b.exercise === row?.line.exercise) ?? null;
  const step_load = (by: number) => row && edit({ load_kg: loaded_after(entry.load_kg ?? 0, by > 0 ? 1 : -1, athlete, bar?.bar_kg ?? null, catalogue?.exercises.find((e) => e.slug === row.line.exercise)?.equipment ?? []) });
  const more_load = (by: number) => { if (entry.load_kg !== null) step_load(by); };
  const swap_line = (key: string, to: string | null) =>
    set_swapped((now) => {
      const { [key]: _, ...others } = now;
      return to ? { ...others, [key]: to } : others;
    });

  use_keys({
    enter: () => void log(),
    // The same two keys on every keyboard: where + needs the shift key, = is what it is without.
    "=": () => more_reps(1), "-": () => more_reps(-1),
    "+": (e) => (e.shiftKey ? more_load(1) : more_reps(1)),
    "*": () => more_load(1), _: () => more_load(-1),
    r: stop_rest,
    f: () => go(row ? film_of(row, entry) : "/film"),
    s: () => row && open_sheet("swap"),
  });

  const log_words = row
    ? words.today.log(Math.floor(row.count) + 1, `${work_words(entry, athlete.shown_unit)}${entry.side === "both" ? "" : `, ${entry.side}`}`)
    : "";

  return (
    <div class={`page today-page ${row ? "has-dock" : ""}`}>
      <Show of={today} height="60vh" problem={(s) =>
        s.problem!.code === "no-plan" ? (
          <NoPlan date={date} />
        ) : s.problem!.code === "stopped" ? <StopPage /> : null}>
        {(told) => told.stopped ? <StopPage stopped={told.stopped} /> : strong ? (
          <>
            <Heading title={long_day(told.date)} />
            <div class="col1 measure wide-col"><PainAfter title={words.today.pain_today} /></div>
          </>
        ) : (
          <>
            <Heading title={long_day(told.date)}>
              <p class="note">
                {told.week !== null && `Week ${told.week}`}{told.easier && ", an easier one"}
                {session && `${told.week !== null ? " · " : ""}about ${Math.round(session.minutes)} min`}
                {rows.length > 0 && `, ${rows.filter((r) => r.finished).length} of ${rows.length} done`}
              </p>
            </Heading>
            <div class="gatebox stack-2">
              <Conflicts />
              <MorningPain today={date} />
              {told.signs_due && (
                <div class="card edge-cannot_tell stack-2" role="status">
                  <p class="cue">{words.today.signs_first}</p>
                  <p>{words.today.signs_because}</p>
                  {told.signs_due.written && <p class="small">{words.today.you_wrote(told.signs_due.written)}</p>}
                  <p><Link class="btn main" to="/settings?flags=today">{words.today.answer_signs}</Link></p>
                </div>
              )}
              {told.gate && <GateLine ruling={told.gate} />}
              {told.changed_for_pain && <p class="badge borderline">{pain_words(session)}</p>}
              {session && !session.training && <p class="cue">{words.today.easy_day} {told.next_date && words.today.next_session(short_day(told.next_date))} {told.next_date && <Link to={`/?date=${told.next_date}`}>{words.today.look_at_it}</Link>}</p>}
              {told.advice && <p class="small">{told.advice}</p>}
              {told.notes.map((n) => (
                <p key={n.written} class="card cue">{n.text} <span class="note">{n.author}, {short_day(n.written)}</span></p>
              ))}
            </div>
            {!session ? (
              <>
              <div class="card measure stack-2 col2">
                <p class="cue">{words.today.day_off}</p>
                {told.next_date && <p>{words.today.next_session(short_day(told.next_date))}</p>}
                <div class="row wrap">{told.next_date && <Link class="btn" to={`/?date=${told.next_date}`}>{words.today.look_at_it}</Link>}<Link class="btn" to="/plan">See the plan</Link><Link class="btn quiet" to="/progress">Open the log</Link></div>
              </div>
              <div class="col1 stack"><PainAfter title={words.today.pain_today} /><DayNav date={date} today={date} /></div>
              </>
            ) : (
              <>
                <div class="col2">
                  {rest && <div class="d-only"><RestBar /></div>}
                  {row ? (
                    <Card key={row.key} row={row} entry={entry} edit={edit} log={() => void log()} log_words={log_words}
                      ramp={(load_kg, reps) => void log({ ...NO_ENTRY, reps, load_kg }, "warmup")}
                      bar={bar} films={films} step_load={step_load} ramped={all_done.filter((d) => d.kind === "warmup" && d.exercise === row.line.exercise)}
                      swap={() => open_sheet("swap")} tempo={() => open_sheet("tempo")} more={() => open_sheet("more")} />
                  ) : (
                    <div class="card stack-2">
                      <h2>{words.today.done}</h2>
                      {over && <ul class="stack-2">{lifted(all_done).map(([exercise, sets]) => <li key={exercise}>{name_of(names, exercise)}: {sets.map((d) => work_words(d, athlete.shown_unit)).join(", ")}</li>)}</ul>}
                      {over && rows.some((r) => !r.finished) && <p class="row wrap small">{words.today.left_for_later} <button class="btn quiet" onClick={() => go_on(true)}>{words.today.go_on}</button></p>}
                      {session.training && told.next_date && <p>{words.today.next_session(short_day(told.next_date))} <Link to={`/?date=${told.next_date}`}>{words.today.look_at_it}</Link></p>}
                      {!over && <ul class="stack-2">{rows.map((r) => <li key={r.key}>{r.sheet?.name ?? names.get(r.line.exercise)}: {r.done.map((d) => work_words(d, athlete.shown_unit)).join(", ")} <span class="note">planned {line_words(r.line)}</span></li>)}</ul>}
                    </div>
                  )}
                </div>
                <div class="col1 stack">
                  <BlockList rows={rows} now={row?.key ?? null} choose={(key) => { go_on(true); choose(key); requestAnimationFrame(() => document.querySelector(".now")?.scrollIntoView({ block: "nearest" })); }} open_done={open_done} />
                  {beside.length > 0 && (
                    <section class="blk">
                      <h2>Also done today</h2>
                      {beside.map(([exercise, sets]) => (
                        <div class="li done" key={exercise}>
                          <span class="tick on" aria-hidden="true"><i><LineIcon name="tick" /></i></span>
                          <h3><button class="plain" onClick={() => open_done(exercise)} title="What was done">{name_of(names, exercise)}</button></h3>
                          <p class="note">{sets.map((d) => work_words(d, athlete.shown_unit)).join(", ")} · not in today's plan</p>
                        </div>
                      ))}
                    </section>
                  )}
                  <PainAfter />
                  <DayNav date={date} today={date} />
                </div>
                <section class="col3 stack">
                  {row && (
                    <>
                      <h2>{words.today.why}</h2>
                      <WhyText why={row.line.why} />
                      {told.gate && told.gate.exercise === row.line.exercise && <p class="small"><b>{words.today.would_change}</b> {told.gate.would_change}</p>}
                      {row.sheet?.last && (
                        <>
                          <h3>Last time</h3>
                          <p class="small">{short_day(row.sheet.last.date)}: {row.sheet.last.sets.filter((s) => s.kind !== "warmup").map((s) => work_words(s, athlete.shown_unit)).join(", ")}</p>
                        </>
                      )}
                      {bar && <p class="note">{bar.bar_kg !== null && <>Bar {mass(bar.bar_kg, athlete.shown_unit)}; plates at hand: {plates_words(athlete)}. </>}<Link to="/settings?equipment">Change what is at hand</Link></p>}
                      {session.notes.map((n) => <p key={n} class="note">{n}</p>)}
                    </>
                  )}
                </section>
                {row && (
                  <div class="dock m-only">
                    {rest && <RestBar />}
                    <div class="dk"><button class="btn main gym" onClick={() => void log()}>{log_words}</button></div>
                  </div>
                )}
              </>
            )}
          </>
        )}
      </Show>
      {row && sheet_open === "swap" && (
        <SwapSheet row={row} swapped={swapped[row.key] ?? null} on_leave={() => open_sheet(null)} choose={(to) => { swap_line(row.key, to); open_sheet(null); }}
          stands={(exercise) => { swap_line(row.key, null); await_line({ exercise, kind: row.kind, before: today.data }); }} />
      )}
      {done_shown && <DoneSheet name={done_shown.name} done={done_shown.done} take_back={take_back_set} on_leave={() => open_done(null)} />}
      {row && sheet_open === "more" && (
        <MoreSheet row={row} remark={remarks[row.key] ?? ""} set_remark={(text) => set_remarks((now) => ({ ...now, [row.key]: text }))} take_back={take_back_last} on_leave={() => open_sheet(null)} />
      )}
      {row && sheet_open === "tempo" && (
        <TempoSheet row={row} entry={entry} on_leave={() => open_sheet(null)} on_held={(seconds) => { edit({ hold_s: seconds }); open_sheet(null); }} />
      )}
    </div>
  );
}
