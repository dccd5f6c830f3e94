import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Finding, FrameDrawing, KnowledgeIndex, SeriesDocument, Stroke } from "../../api/documents";
import { Floor } from "../../parts/floor";
import { KeyList } from "../../parts/key_list";
import { use_keys } from "../../parts/keys";
import { LineIcon } from "../../parts/line_icon";
import { Link } from "../../parts/link";
import { ProblemCard } from "../../parts/problem_card";
import { use_document } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { prefer, preferences } from "../../state/preferences";
import { address, go, go_back, use_place } from "../../state/route";
import { say } from "../../state/said";
import { film_time } from "../../units/clock";
import { day_and_year, short_day } from "../../units/days";
import { figure, mass, measured, unit_of } from "../../units/mass";
import { words } from "../../words";
import { anchor_of, lay_on_top } from "./align";
import { charts_of, laid_beside } from "./chart_plans";
import { Chart } from "./charts";
import { CommentsTab, reader_here, use_comments } from "./comments";
import { CompareBar } from "./compare_bar";
import { LeaveOut, SeeOtherwise, take_in, type Otherwise } from "./corrections";
import { drawings_at, whole_strokes } from "./drawing";
import { DrawingBar, DrawingLayer, type Pen } from "./drawing_layer";
import { edges_now, EdgesBar, is_pull, moved_edge, type Edge, type Edges } from "./edges";
import { FigureStage } from "./figure_stage";
import { Findings } from "./findings";
import { clamp_frame, frame_at, length_of, ROUNDED_S } from "./frame_index";
import { read_link, SPEEDS, write_link, type LinkState, type View } from "./link_state";
import { LAYERS, layers_for } from "./overlay";
import { PeopleSheet } from "./people_sheet";
import { not_saved_words, verdict_of } from "../film/verdict_of";
import { PrintSheet } from "./print_sheet";
import { PickCompare } from "./pick_compare";
import { RepsTab } from "./reps_tab";
import { ExportSheet, LayersSheet, MeasureAgain, TimeSheet } from "./review_sheets";
import { Stage } from "./stage";
import { new_in, threads_of } from "./threads";
import { Timeline } from "./timeline";
import { Transport } from "./transport";
import { use_film } from "./use_film";
import { use_reel } from "./use_reel";
import { gather, moments, phase_at, rep_at } from "./verdicts";
import "../../styles/review.css";
import "uplot/dist/uPlot.min.css";

type Tab = "findings" | "reps" | "comments";
type Sheet = "print" | "keys" | "layers" | "export" | "compare" | "time" | "again" | "people";
const SYMBOL = { held: "✓", broken: "✗", borderline: "≈", cannot_tell: "?" };
const VIEWS: [View, string][] = [["one", "One"], ["side", "Side by side"], ["top", "On top"]];
const ON_PHONE: View[] = ["one", "other", "side", "top"];
const SETTLE_MS = 400;

/** A handler that stays the same while what it does is always the newest: what is drawn with it need
 *  not be drawn again for every frame. */
function use_steady<A extends unknown[], R>(does: (...args: A) => R): (...args: A) => R {
  const newest = useRef(does);
  newest.current = does;
  return useCallback((...args: A) => newest.current(...args), []);
}

export function ReviewPage({ analysis: id }: { analysis: string }) {
  const { athlete, names, me } = use_person();
  const place = use_place();
  const first_link = useRef<LinkState>(read_link(place.query));
  const [link, set_link] = useState<LinkState>(first_link.current);
  const { film, analysis: shown, clip } = use_film(id);
  const other_id = link.view !== "one" && link.cmp ? link.cmp.analysis ?? id : null;
  const { film: other } = use_film(other_id);
  const series = use_document<SeriesDocument>(film ? `/api/analyses/${id}/series` : null, { fixed: true });
  const other_series = use_document<SeriesDocument>(other_id ? `/api/analyses/${other_id}/series` : null, { fixed: true });
  const comments = use_comments(film?.about.set ?? null);
  const index = use_document<KnowledgeIndex>("/api/knowledge");
  const [tab, set_tab] = useState<Tab>("findings");
  const [sheet, open_sheet] = useState<Sheet | null>(null);
  const [leaving_out, leave_out] = useState<number | null>(null);
  const [wrong, set_wrong] = useState<{ checkpoint: string; rep: number } | null>(null);
  const [zoom, set_zoom] = useState(1);
  const [edges, set_edges] = useState<Edges | null>(null);
  const [pen, set_pen] = useState<Pen | null>(null);
  const [strokes, set_strokes] = useState<Stroke[]>([]);
  const [drawn_at, set_drawn_at] = useState<number | null>(null);
  const [drawing, set_drawing] = useState<FrameDrawing | null>(null);

  const analysis = film?.analysis ?? null;
  const gathered = useMemo(() => (analysis ? gather(analysis, film!.about) : []), [film]);
  const found = useMemo(() => moments(gathered), [gathered]);

  // The address holds it all: scrubbing replaces, jumping pushes.
  const write = useCallback((change: Partial<LinkState>, push = false) => {
    set_link((now) => {
      const next = { ...now, ...change };
      go(`/film/${encodeURIComponent(id)}${write_link(next)}`, { replace: !push, keep_scroll: true });
      return next;
    });
  }, [id]);
  useEffect(() => { document.title = `Review · Dowel`; }, []);
  const settle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const note_moment = (at_s: number | null) => {
    clearTimeout(settle.current);
    settle.current = setTimeout(() => write({ t_s: at_s }), SETTLE_MS);
  };
  useEffect(() => () => clearTimeout(settle.current), []);

  const reel = use_reel(film, other, link, found, note_moment);
  const { moment, t_s, duration_s, rep_here, mine, theirs, seek, times } = reel;
  const rep = mine?.index ?? null;
  // While evidence is open only the layers that matter are drawn, unless somebody chose others.
  const looked_at = link.find ? gathered.find((g) => g.checkpoint === link.find)?.reps[0]?.finding.measure ?? null : null;
  const layers = useMemo(() => new Set<string>(link.layers ?? (looked_at ? layers_for(looked_at) : preferences.get().layers)), [link.layers, looked_at]);
  const plans = useMemo(() => {
    if (!series.data || !analysis) return [];
    const own = charts_of(series.data, analysis);
    return other && other_series.data && reel.other_at ? laid_beside(own, series.data.t_s, charts_of(other_series.data, other.analysis), other_series.data.t_s, reel.other_at) : own;
  }, [series.data, analysis, other, other_series.data, reel.other_at]);
  const chart_times = useMemo(() => series.data?.t_s ?? [], [series.data]);

  // Opens at the moment of the address, else at the first thing that broke, else at the first worth a look.
  const first_s = useMemo(() => {
    const asked = first_link.current;
    const finding = asked.find ? gathered.find((g) => g.checkpoint === asked.find)?.reps.find((r) => asked.rep === null || r.rep === asked.rep)?.finding.at_s ?? null : null;
    return asked.t_s ?? finding ?? (found.find((m) => m.state === "broken") ?? found[0])?.t_s ?? analysis?.reps[0]?.bottom_s ?? 0;
  }, [film]);
  useEffect(() => { if (analysis) reel.open_at(first_s); }, [reel.ready, film]);

  const jump = use_steady((checkpoint: string | null, rep_number: number | null, at_s: number | null) => {
    write({ find: checkpoint, rep: rep_number ?? link.rep, ...(at_s !== null ? { t_s: at_s } : {}) }, checkpoint !== null);
    if (at_s !== null) seek(at_s);
    if (checkpoint) set_tab("findings");
  });
  const go_rep = use_steady((to: number) => {
    const target = analysis?.reps.find((r) => r.index === to);
    if (!target) return;
    write({ rep: to, t_s: target.bottom_s, loop: link.loop ? [target.start_s, target.end_s] : null }, true);
    seek(target.bottom_s);
  });
  const next_finding = (by: 1 | -1) => {
    const list = by > 0 ? found : [...found].reverse();
    const here = list.find((m) => (by > 0 ? m.t_s > t_s + 1e-3 : m.t_s < t_s - 1e-3)) ?? list[0];
    if (here) jump(here.checkpoint, here.rep, here.t_s);
  };
  const set_speed = (speed: number) => { reel.set_rate(speed); write({ speed }); };
  const change_speed = (by: 1 | -1) => set_speed(SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(link.speed) + by))]!);
  const toggle_loop = () => {
    const target = rep_here ?? mine;
    write({ loop: link.loop || !target ? null : [target.start_s, target.end_s], rep: target?.index ?? null });
  };
  const toggle_layer = (layer: string) => {
    const next = layers.has(layer) ? [...layers].filter((l) => l !== layer) : [...layers, layer];
    if (!looked_at) prefer({ layers: next });
    write({ layers: next });
  };
  const toggle_leave = use_steady((n: number) => (film?.about.exclusions.some((e) => e.rep === n) ? void take_in(id, n) : leave_out(n)));
  const say_wrong = use_steady((checkpoint: string, r: number) => set_wrong({ checkpoint, rep: r }));
  const set_view = (view: View) => {
    if (view === "one" || link.cmp) return write({ view });
    wanted_view.current = view;
    open_sheet("compare");
  };
  const wanted_view = useRef<View>("side");
  const copy_link = async () => {
    const text = `${location.origin}${address(`/film/${encodeURIComponent(id)}`)}${write_link({ ...link, t_s })}`;
    await navigator.clipboard.writeText(text).then(() => say("Copied the link to this moment."), () => say(text));
  };
  // Only the set of a film in the log takes comments.
  const no_comments = () => film?.about.set ? false : (say(words.review.no_comment_here), true);
  const write_comment = () => {
    if (no_comments()) return;
    set_tab("comments");
    requestAnimationFrame(() => document.querySelector<HTMLElement>("#comment-text")?.focus());
  };
  const draw = () => {
    if (no_comments()) return;
    if (!comments.there || !film?.index) return say(words.review.no_drawing_yet);
    if (reel.a.current?.playing) reel.toggle();
    set_pen((now) => now ?? { tool: "pen", width: 2 });
  };
  // A drawing lies on the frame it was begun on; elsewhere it waits, unseen.
  const change_strokes = (next: Stroke[]) => {
    set_strokes(next);
    set_drawn_at(next.length === 0 ? null : drawn_at ?? t_s);
  };
  const leave_drawing = () => { set_pen(null); change_strokes([]); };
  const on_drawing = drawn_at === null || Math.abs(drawn_at - t_s) < 1e-4;
  const keep_drawing = () => {
    set_drawing({ t_s: drawn_at ?? t_s, width_px: film!.index!.width_px, height_px: film!.index!.height_px, strokes: whole_strokes(strokes) });
    leave_drawing();
    write_comment();
  };
  const rep_of_edges = edges && analysis?.reps.find((r) => r.index === edges.rep);
  const put_edge = (edge: Edge, to_s: number, fast = true) => {
    if (!edges || !rep_of_edges) return;
    const on_frame = times.t_s[frame_at(times, to_s + 0.5 * length_of(times, frame_at(times, to_s)) - ROUNDED_S)] ?? to_s;
    const next = moved_edge(edges, edge, on_frame, is_pull(rep_of_edges));
    set_edges(next);
    seek(next[edge], fast);
  };
  const nudge_edge = (edge: Edge, frames: number) => {
    const at = frame_at(times, edges![edge]);
    put_edge(edge, times.t_s[clamp_frame(times, at + frames)]!, false);
  };
  const otherwise = (what: Otherwise) => {
    const { rep: r } = wrong!;
    set_wrong(null);
    if (what === "leave_out") leave_out(r);
    else if (what === "edges") {
      const target = analysis!.reps.find((x) => x.index === r);
      if (target) set_edges(edges_now(target));
    } else open_sheet(what);
  };
  const marked = useRef<number | null>(null);
  use_keys({
    space: reel.toggle, k: reel.toggle, ",": () => reel.step(-1), ".": () => reel.step(1),
    arrowleft: () => seek(t_s - 0.5), arrowright: () => seek(t_s + 0.5),
    "[": () => go_rep((rep ?? 1) - 1), "]": () => go_rep((rep ?? 0) + 1),
    n: () => next_finding(1), "shift+n": () => next_finding(-1),
    s: () => change_speed(1), "shift+s": () => change_speed(-1), l: toggle_loop,
    b: () => { if (mine) seek(mine.bottom_s); }, t: () => { if (mine) seek(anchor_of(mine, "lockout")); },
    i: () => { marked.current = t_s; say(`In at ${film_time(t_s)}.`); },
    o: () => { if (marked.current !== null && marked.current < t_s) write({ loop: [marked.current, t_s] }); },
    v: () => set_view(VIEWS[(VIEWS.findIndex(([view]) => view === link.view) + 1) % VIEWS.length]![0]),
    "-": () => write({ off: link.off - 1 }), "=": () => write({ off: link.off + 1 }),
    x: () => { if (rep !== null) toggle_leave(rep); },
    y: () => void copy_link(),
    c: write_comment, d: draw,
    "?": () => open_sheet("keys"), "shift+?": () => open_sheet("keys"),
    ...Object.fromEntries(LAYERS.map((layer, i) => [String(i + 1), () => toggle_layer(layer)])),
    escape: () => { if (pen) leave_drawing(); else set_edges(null); },
  });

  const about = film?.about ?? null;
  const findings = useMemo(() => analysis && <Findings analysis={analysis} about={about} gathered={gathered} find={link.find} rep={link.rep} open={jump} wrong={say_wrong} leave_out={toggle_leave} />,
    [analysis, about, gathered, link.find, link.rep]);
  const reps_tab = useMemo(() => analysis && <RepsTab analysis={analysis} about={about} rep={rep} choose={go_rep} leave_out={toggle_leave} />, [analysis, about, rep]);

  if (shown.problem && !analysis)
    return <main class="page" style={{ paddingTop: "2rem" }}><button class="btn" onClick={() => go_back("/film")}>Back</button><ProblemCard problem={shown.problem} again={shown.again} /></main>;
  if (!film || !analysis) return <main class="page"><div class="waiting" style={{ minHeight: "80vh" }} role="status" aria-label="Loading" /></main>;

  const title = `${name_of(names, analysis.exercise.id)}${analysis.athlete.load_kg ? `, ${mass(analysis.athlete.load_kg, athlete.shown_unit)}` : ""}`;
  const synthetic = analysis.source.synthetic || me.synthetic.includes(athlete.id);
  const shown_finding = link.find ? gathered.find((g) => g.checkpoint === link.find)?.reps.find((r) => r.rep === (rep_here?.index ?? link.rep)) : null;
  const number_of = (f: Finding | undefined) => (f && f.value !== null ? { name: index.data?.entries.find((e) => e.id === f.checkpoint)?.name ?? f.checkpoint, text: `${SYMBOL[f.state]} ${measured(f.value, f.sd, unit_of(f.measure))}`, state: f.state } : null);
  const number = shown_finding && rep_here?.index === shown_finding.rep ? number_of(shown_finding.finding) : null;
  const other_s = reel.other_times.t_s[reel.other_frame] ?? 0;
  // Beside it the same checkpoint of the other rep, while that rep is shown.
  const other_number = link.find && theirs && rep_at(other?.analysis.reps ?? [], other_s)?.index === theirs.index ? number_of(theirs.findings.find((f) => f.checkpoint === link.find)) : null;
  const drag_by = (dx: number) => {
    const frames = Math.abs(dx) <= 6 ? Math.sign(dx) : Math.round(dx / 6) + Math.sign(dx) * Math.round((Math.abs(dx) / 18) ** 1.5);
    reel.seek_frame((reel.a.current?.frame ?? 0) + frames, true);
  };
  const can_play = !!film.clip && !!film.index;
  const gone = !film.clip && clip.problem?.status === 404;
  const two = link.view !== "one" && other?.clip && other.index;
  const on_top = link.view === "top" && mine && theirs && other && series.data && other_series.data
    ? lay_on_top({ analysis, series: series.data, at_s: anchor_of(mine, link.align) }, { analysis: other.analysis, series: other_series.data, at_s: anchor_of(theirs, link.align) }) : null;
  const remark = link.view !== "top" ? "" : !on_top ? "The foot or the trunk was not seen there: they cannot be laid on each other." : on_top.mirrored ? "ankle on ankle, trunks made equally long; the second is mirrored" : "ankle on ankle, trunks made equally long";
  const shown_drawings = drawings_at(comments.list.flatMap((c) => (c.drawing ? [c.drawing] : [])).concat(drawing ? [drawing] : []), t_s, length_of(times, moment.frame));
  const several = analysis.source.people_seen > 1;
  const on_tap = (where: "left" | "middle" | "right", twice: boolean) => (twice && where !== "middle" ? go_rep((rep ?? 1) + (where === "left" ? -1 : 1)) : reel.toggle());
  const second = two && (
    <Stage key={link.view} clip={other.clip!} index={other.index!} small={other.small} overlay={other.overlay} layers={layers} first_s={theirs?.bottom_s ?? 0}
      label={`Rep ${theirs?.index ?? ""}${other_id === id ? "" : ` · ${day_and_year(other.about.made_at)}`}`} clock={`${figure(other_s, 2)} s`} phase={theirs && rep_at(other.analysis.reps, other_s)?.index === theirs.index ? phase_at(theirs, other_s) : ""} number={other_number} comes={other.comes}
      laid={on_top} on_ready={reel.on_b} on_moved={reel.set_other_frame} {...(link.view === "other" ? { on_drag: drag_by, on_tap, edges: theirs ? [theirs] : [] } : {})} />
  );
  const unread = new_in(comments.list, reader_here(athlete.name)).length;
  const opened_analysis_is_old = analysis.timing.dowel !== me.version && film.clip;

  return (
    <>
      {synthetic && <p class="synthetic">{analysis.source.synthetic ? words.synthetic : words.synthetic_athlete}</p>}
      <div class="rv">
        <header class="bar-top">
          <button class="btn square" aria-label="Back" onClick={() => go_back("/film")}><LineIcon name="left" /></button>
          <div class="ttl"><h1>{title}</h1><p class="note">{day_and_year(film.about.made_at)} · {analysis.set.reps} {analysis.set.reps === 1 ? "rep" : "reps"}{!analysis.set.sure && " (not sure)"}</p></div>
          <div class="row push acts">
            <div class="seg d-only" role="group" aria-label="Compare">
              {VIEWS.map(([view, name]) => <button key={view} aria-pressed={link.view === view} onClick={() => set_view(view)}>{name}</button>)}
            </div>
            <button class="btn d-only" onClick={() => void copy_link()}><LineIcon name="link" />Copy link to this moment</button>
            <button class="btn" onClick={() => open_sheet("export")}><LineIcon name="out" />Export</button>
          </div>
        </header>

        <main id="main" class="left">
          <div class={`stages ${two ? { one: "", other: "other", side: "two", top: "" }[link.view] : ""}`}>
            {can_play ? (
              <Stage clip={film.clip!} index={film.index!} small={film.small} overlay={film.overlay} layers={layers} first_s={first_s} label={rep_here ? `Rep ${rep_here.index}` : analysis.reps.length > 0 ? "between reps" : ""} number={number} comes={film.comes}
                clock={`${figure(t_s, 2)} s`} phase={rep_here ? phase_at(rep_here, t_s) : ""} zoom={zoom} on_zoom={set_zoom}
                on_ready={reel.on_a} on_moved={reel.moved} on_drag={drag_by} edges={analysis.reps} seek={seek} on_tap={on_tap}>
                {two && on_top && second}
                <DrawingLayer shown={moment.playing ? [] : shown_drawings} width_px={film.index!.width_px} height_px={film.index!.height_px} strokes={on_drawing ? strokes : []} pen={on_drawing ? pen : null} change={change_strokes} />
              </Stage>
            ) : gone && film.overlay ? (
              <FigureStage overlay={film.overlay} layers={layers} at_s={t_s} remark={words.review.not_kept} />
            ) : (
              <div class="stage none">
                {film.clip ? <img src={`/api/clips/${film.clip.id}/still?t=${first_s}&width=640`} alt="" /> : <p>{clip.problem ? words.review.not_kept : ""}</p>}
                {film.clip && !film.clip.prepared && <p class="lab">{film.clip.problem ? `${film.clip.problem.title}. ${film.clip.problem.hint ?? ""}` : "Being made ready for stepping…"}</p>}
              </div>
            )}
            {two && link.view !== "top" && second}
          </div>
          <div class="seg m-only wide" role="group" aria-label="Compare">
            {ON_PHONE.filter((view) => view !== "other" || link.cmp).map((view) => (
              <button key={view} aria-pressed={link.view === view} onClick={() => set_view(view)}>{{ one: rep === null ? "One" : `Rep ${rep}`, other: link.cmp?.analysis ? "Other" : `Rep ${link.cmp?.rep}`, side: link.cmp ? "Both" : "Side by side", top: "On top" }[view]}</button>
            ))}
          </div>
          {pen && <DrawingBar pen={pen} set_pen={set_pen} strokes={strokes} change={change_strokes} done={keep_drawing} leave={leave_drawing} away={on_drawing ? null : () => seek(drawn_at!)} />}
          {edges && rep_of_edges && <EdgesBar key={edges.rep} analysis={id} rep={rep_of_edges} edges={edges} nudge={nudge_edge} here={(edge) => put_edge(edge, t_s, false)} on_leave={() => set_edges(null)} />}
          {link.view !== "one" && <CompareBar link={link} mine={mine} theirs={theirs} offset_s={reel.offset_s} remark={remark} write={write} choose={() => open_sheet("compare")} />}
          <Transport can_play={can_play || gone} playing={moment.playing} t_s={t_s} frame={moment.frame} speed={link.speed} looping={!!link.loop} rep={rep} comments={comments.there} drawing={comments.there && !!film.index}
            moves={{ step: reel.step, toggle: reel.toggle, set_speed, loop: toggle_loop, ask_time: () => open_sheet("time"), comment: write_comment, draw, layers: () => open_sheet("layers") }} />
          <Timeline analysis={analysis} about={film.about} found={found} t_s={t_s} duration_s={duration_s} rep={rep} loop={link.loop} comments={threads_of(comments.list).map((t) => t.first)} seek={seek} jump={(at, checkpoint, r) => jump(checkpoint, r, at)} edges={edges} put_edge={put_edge} nudge_edge={nudge_edge} />
          <div class="charts">
            {plans.map((plan, i) => <Chart key={plan.id} plan={plan} t_s={chart_times} at_s={t_s} duration_s={duration_s} analysis={analysis} height={i === 0 ? 96 : 110} last={i === plans.length - 1} seek={seek} />)}
            {series.problem && <p class="note">{series.problem.title}</p>}
          </div>
          <p class="keys note d-only"><kbd>space</kbd> play <kbd>,</kbd> <kbd>.</kbd> frame <kbd>[</kbd> <kbd>]</kbd> rep <kbd>n</kbd> next finding <kbd>l</kbd> loop <kbd>s</kbd> speed <kbd>v</kbd> compare <kbd>?</kbd> all keys</p>
        </main>

        <aside class="panel" aria-label="What was found">
          <div class="tabs" role="tablist">
            {([["findings", "Findings"], ["reps", "Reps"], ...(comments.there ? [["comments", `Comments ${comments.list.length || ""}${unread ? ` · ${unread} new` : ""}`]] : [])] as [Tab, string][]).map(([t, name]) => (
              <button key={t} role="tab" id={`tab-${t}`} aria-selected={tab === t} aria-controls="tab-panel" onClick={() => set_tab(t)}>{name}</button>
            ))}
          </div>
          <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
            {film.about.not_saved && <div class="card edge-borderline stack-2"><p>{not_saved_words(film.about.not_saved)}</p>{!film.about.set && <p class="note">{words.review.no_comment_here}</p>}{film.clip && <p><button class="btn" onClick={() => open_sheet("again")}>Measure it again…</button></p>}</div>}
            {several && tab === "findings" && <p class="row wrap small several">{film.about.person ? words.review.person_chosen : words.review.several(analysis.source.people_seen)} <button class="btn quiet" onClick={() => open_sheet("people")}>Choose the other</button></p>}
            {film.about.of && <p class="note several"><Link to={`/film/${encodeURIComponent(film.about.of)}`}>Measured anew; what was measured first</Link>{film.about.edges.map((e) => <span key={e.rep}> · rep {e.rep} moved by {e.by}, {short_day(e.when)}: {e.reason}</span>)}</p>}
            {tab === "findings" && findings}
            {tab === "reps" && reps_tab}
            {tab === "comments" && film.about.set && <CommentsTab set={film.about.set} comments={comments.list} t_s={t_s} loop={link.loop} rep={rep} open={(in_s, out_s) => { write({ loop: out_s !== null ? [in_s, out_s] : null, t_s: in_s }, true); seek(in_s); }} drawing={drawing} drop_drawing={() => set_drawing(null)} />}
            {tab !== "comments" && film.clip && (
              <p class="row wrap note again">{opened_analysis_is_old && `Measured with ${analysis.timing.dowel}, this is ${me.version}. `}<button class="btn quiet" onClick={() => open_sheet("again")}>Other exercise, load or plate: measure again…</button></p>
            )}
          </div>
        </aside>
      </div>
      <Floor />
      {sheet === "keys" && <KeyList path="review" on_leave={() => open_sheet(null)}><p class="note" data-player={reel.a.current?.how}>Frames on this film: {times.t_s.length}. While playing {reel.a.current?.skipped ?? 0} were not shown by the browser. Standing frames are {reel.a.current?.how === "decode" ? "decoded by number and painted with their overlay at once" : "sought by time; the overlay waits until the browser confirms the frame"}.</p></KeyList>}
      {sheet === "layers" && <LayersSheet layers={layers} toggle={toggle_layer} on_leave={() => open_sheet(null)} />}
      {sheet === "export" && <ExportSheet film={film} t_s={t_s} on_print={() => { if (reel.a.current?.playing) reel.toggle(); open_sheet("print"); }} on_leave={() => open_sheet(null)} />}
      {sheet === "print" && <PrintSheet analysis={analysis} title={title} who={athlete.name} made_at={film.about.made_at} summary={verdict_of(film.about.summary)} gathered={gathered} find={link.find} t_s={t_s} frame={moment.frame} comments={comments.list} name_of_checkpoint={(checkpoint) => index.data?.entries.find((e) => e.id === checkpoint)?.name ?? checkpoint} on_leave={() => open_sheet(null)} />}
      {sheet === "again" && <MeasureAgain film={film} on_leave={() => open_sheet(null)} />}
      {sheet === "people" && <PeopleSheet film={film} on_leave={() => open_sheet(null)} />}
      {sheet === "compare" && <PickCompare analysis={analysis} id={id} rep={rep ?? 1} on_leave={() => open_sheet(null)} choose={(cmp) => { write({ cmp, view: link.view === "one" ? wanted_view.current : link.view, rep: rep ?? 1, off: 0 }, true); open_sheet(null); }} />}
      {sheet === "time" && <TimeSheet go={(to) => ("frame" in to ? reel.seek_frame(to.frame) : seek(to.t_s))} on_leave={() => open_sheet(null)} />}
      {leaving_out !== null && <LeaveOut analysis={id} rep={leaving_out} on_leave={() => leave_out(null)} />}
      {wrong && <SeeOtherwise analysis={id} rep={wrong.rep} checkpoint={wrong.checkpoint} on_leave={() => set_wrong(null)} otherwise={otherwise} />}
    </>
  );
}
