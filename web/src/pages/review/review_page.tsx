import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SeriesDocument } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { Floor } from "../../parts/floor";
import { KeyList } from "../../parts/key_list";
import { use_keys } from "../../parts/keys";
import { LineIcon } from "../../parts/line_icon";
import { ProblemCard } from "../../parts/problem_card";
import { use_document } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { prefer, preferences } from "../../state/preferences";
import { address, go, go_back, use_place } from "../../state/route";
import { say } from "../../state/said";
import { film_time, read_moment } from "../../units/clock";
import { day_and_year } from "../../units/days";
import { figure, mass, measured, unit_of } from "../../units/mass";
import { words } from "../../words";
import { anchor_of, other_time } from "./align";
import { Chart, charts_of } from "./charts";
import { CommentsTab, use_comments } from "./comments";
import { LeaveOut, SeeOtherwise, take_in } from "./corrections";
import { Findings } from "./findings";
import { clamp_frame, frame_before, length_of } from "./frame_index";
import { read_link, SPEEDS, write_link, type LinkState } from "./link_state";
import { LAYERS } from "./overlay";
import { PickCompare } from "./pick_compare";
import { RepsTab } from "./reps_tab";
import { Stage } from "./stage";
import type { StagePlayer } from "./stage_player";
import { Timeline } from "./timeline";
import { use_film } from "./use_film";
import { gather, moments, phase_at, rep_at } from "./verdicts";
import "../../styles/review.css";
import "uplot/dist/uPlot.min.css";

type Tab = "findings" | "reps" | "comments";

export function ReviewPage({ analysis: id }: { analysis: string }) {
  const { athlete, names, me } = use_person();
  const place = use_place();
  const first_link = useRef<LinkState>(read_link(place.query));
  const [link, set_link] = useState<LinkState>(first_link.current);
  const { film, analysis: shown, clip } = use_film(id);
  const other_id = link.view === "side" && link.cmp ? link.cmp.analysis ?? id : null;
  const { film: other } = use_film(other_id);
  const series = use_document<SeriesDocument>(film ? `/api/analyses/${id}/series` : null);
  const comments = use_comments(film?.about.set ?? null);
  const [tab, set_tab] = useState<Tab>("findings");
  const [moment, set_moment] = useState({ frame: 0, playing: false });
  const [other_frame, set_other_frame] = useState(0);
  const [sheet, open_sheet] = useState<"keys" | "layers" | "export" | "compare" | "time" | null>(null);
  const [leaving_out, leave_out] = useState<number | null>(null);
  const [wrong, set_wrong] = useState<{ checkpoint: string; rep: number } | null>(null);
  const a = useRef<StagePlayer | null>(null);
  const b = useRef<StagePlayer | null>(null);
  const [ready, set_ready] = useState(0);

  const analysis = film?.analysis ?? null;
  const times = film?.index?.frames ?? { t_s: [] };
  const duration_s = times.t_s.length ? times.t_s.at(-1)! + length_of(times, times.t_s.length - 1) : analysis?.source.duration_s ?? 1;
  const t_s = times.t_s[moment.frame] ?? link.t_s ?? 0;
  const gathered = useMemo(() => (analysis ? gather(analysis, film!.about) : []), [film]);
  const found = useMemo(() => moments(gathered), [gathered]);
  const rep_here = analysis ? rep_at(analysis.reps, t_s) : null;
  const rep = link.rep ?? rep_here?.index ?? null;
  const layers = useMemo(() => new Set(link.layers ?? preferences.get().layers), [link.layers]);
  const plans = useMemo(() => (series.data && analysis ? charts_of(series.data, analysis) : []), [series.data, analysis]);
  const chart_times = useMemo(() => series.data?.t_s ?? [], [series.data]);
  const index_a = film?.index ?? null;

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
  const note_moment = (frame: number) => {
    clearTimeout(settle.current);
    settle.current = setTimeout(() => write({ t_s: times.t_s[frame] ?? null }), 400);
  };

  const mine = analysis?.reps.find((r) => r.index === (link.rep ?? rep_here?.index)) ?? analysis?.reps[0];
  const theirs = other?.analysis.reps.find((r) => r.index === link.cmp?.rep) ?? other?.analysis.reps[0];
  const other_times = other?.index?.frames ?? { t_s: [] };
  const offset_s = other_times.t_s.length > 1 ? link.off * length_of(other_times, 0) : 0;
  const show_other = useCallback((at_s: number, exact: boolean) => {
    if (!b.current || !mine || !theirs) return;
    const wanted = other_time(at_s, anchor_of(mine, link.align), anchor_of(theirs, link.align), offset_s);
    const frame = clamp_frame(other_times, frame_before(other_times, Math.max(0, wanted)));
    if (exact && b.current.frame !== frame) void b.current.show(frame);
  }, [mine, theirs, link.align, offset_s, other]);

  const seek_frame = useCallback((frame: number) => {
    const n = clamp_frame(times, frame);
    void a.current?.show(n);
    show_other(times.t_s[n] ?? 0, true);
    note_moment(n);
  }, [film, show_other]);
  const seek = useCallback((to_s: number) => {
    if (a.current?.playing) void pause();
    seek_frame(frame_before(times, to_s));
  }, [seek_frame]);
  const pause = async () => {
    await a.current?.pause();
    if (b.current?.playing) await b.current.pause();
    show_other(a.current?.t_s ?? 0, true);
  };
  const play = async () => {
    if (!a.current) return;
    if (b.current && mine && theirs) {
      show_other(a.current.t_s, true);
      void b.current.play(link.speed);
    }
    await a.current.play(link.speed);
  };
  const toggle = () => void (moment.playing ? pause() : play());
  const moved = (frame: number, playing: boolean) => {
    set_moment((now) => (now.frame === frame && now.playing === playing ? now : { frame, playing }));
    const at = times.t_s[frame];
    const loop = link.loop;
    if (playing && loop && at !== undefined && at >= loop[1] - 1e-3 && a.current) {
      a.current.frame = frame_before(times, loop[0]);
      void a.current.play(link.speed);
      if (b.current) { show_other(loop[0], false); b.current.frame = clamp_frame(other_times, frame_before(other_times, other_time(loop[0], mine ? anchor_of(mine, link.align) : 0, theirs ? anchor_of(theirs, link.align) : 0, offset_s))); void b.current.play(link.speed); }
    }
  };
  // Opens at the moment of the address, else at the first thing that broke, else at the first worth a look.
  const first_s = useMemo(() => {
    const asked = first_link.current;
    const finding = asked.find ? gathered.find((g) => g.checkpoint === asked.find)?.reps.find((r) => asked.rep === null || r.rep === asked.rep)?.finding.at_s ?? null : null;
    return asked.t_s ?? finding ?? (found.find((m) => m.state === "broken") ?? found[0])?.t_s ?? analysis?.reps[0]?.bottom_s ?? 0;
  }, [film]);
  const opened = useRef(false);
  useEffect(() => {
    if (!a.current || !analysis || times.t_s.length === 0) return;
    if (opened.current) {
      // Another rendition of the same film: it goes on where one stood.
      if (a.current.frame === 0 && moment.frame > 0) void a.current.show(moment.frame);
      return;
    }
    opened.current = true;
    void a.current.show(frame_before(times, first_s));
  }, [ready, film]);
  useEffect(() => { show_other(t_s, true); }, [other, link.align, link.off, ready]);

  const jump = (checkpoint: string | null, rep_number: number | null, at_s: number | null) => {
    write({ find: checkpoint, rep: rep_number ?? link.rep, ...(at_s !== null ? { t_s: at_s } : {}) }, checkpoint !== null);
    if (at_s !== null) seek(at_s);
    if (checkpoint) set_tab("findings");
  };
  const go_rep = (to: number) => {
    const target = analysis?.reps.find((r) => r.index === to);
    if (!target) return;
    write({ rep: to, t_s: target.bottom_s, loop: link.loop ? [target.start_s, target.end_s] : null }, true);
    seek(target.bottom_s);
  };
  const next_finding = (by: 1 | -1) => {
    const list = by > 0 ? found : [...found].reverse();
    const here = list.find((m) => (by > 0 ? m.t_s > t_s + 1e-3 : m.t_s < t_s - 1e-3)) ?? list[0];
    if (here) jump(here.checkpoint, here.rep, here.t_s);
  };
  const set_speed = (by: 1 | -1) => {
    const speed = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(link.speed) + by))]!;
    a.current?.set_rate(speed);
    b.current?.set_rate(speed);
    write({ speed });
  };
  const toggle_loop = () => {
    const target = rep_here ?? mine;
    write({ loop: link.loop || !target ? null : [target.start_s, target.end_s], rep: target?.index ?? null });
  };
  const toggle_layer = (layer: string) => {
    const next = layers.has(layer) ? [...layers].filter((l) => l !== layer) : [...layers, layer];
    prefer({ layers: next });
    write({ layers: next });
  };
  const toggle_leave = (n: number) => (film?.about.exclusions.some((e) => e.rep === n) ? void take_in(id, n) : leave_out(n));
  const copy_link = async () => {
    const text = `${location.origin}${address(`/film/${encodeURIComponent(id)}`)}${write_link({ ...link, t_s })}`;
    await navigator.clipboard.writeText(text).then(() => say("Copied the link to this moment."), () => say(text));
  };
  const marked = useRef<number | null>(null);
  use_keys({
    space: toggle, k: toggle,
    ",": () => { if (a.current?.playing) void pause(); seek_frame(moment.frame - 1); },
    ".": () => { if (a.current?.playing) void pause(); seek_frame(moment.frame + 1); },
    arrowleft: () => seek(t_s - 0.5), arrowright: () => seek(t_s + 0.5),
    "[": () => go_rep((rep ?? 1) - 1), "]": () => go_rep((rep ?? 0) + 1),
    n: () => next_finding(1), "shift+n": () => next_finding(-1),
    s: () => set_speed(1), "shift+s": () => set_speed(-1), l: toggle_loop,
    b: () => { if (mine) seek(mine.bottom_s); }, t: () => { if (mine) seek(anchor_of(mine, "lockout")); },
    i: () => { marked.current = t_s; say(`In at ${film_time(t_s)}.`); },
    o: () => { if (marked.current !== null && marked.current < t_s) write({ loop: [marked.current, t_s] }); },
    v: () => (link.view === "side" ? write({ view: "one" }) : link.cmp ? write({ view: "side" }) : open_sheet("compare")),
    "-": () => write({ off: link.off - 1 }), "=": () => write({ off: link.off + 1 }),
    x: () => { if (rep !== null) toggle_leave(rep); },
    y: () => void copy_link(),
    c: () => set_tab("comments"),
    "?": () => open_sheet("keys"), "shift+?": () => open_sheet("keys"),
    ...Object.fromEntries(LAYERS.map((layer, i) => [String(i + 1), () => toggle_layer(layer)])),
    escape: () => go_back("/film"),
  });

  const [typed, type] = useState("");
  const go_typed = () => {
    const read = read_moment(typed);
    if (read && "frame" in read) seek_frame(read.frame);
    else if (read) seek(read.t_s);
    open_sheet(null);
  };

  if (shown.problem && !analysis)
    return <main class="page" style={{ paddingTop: "2rem" }}><button class="btn" onClick={() => go_back("/film")}>Back</button><ProblemCard problem={shown.problem} again={shown.again} /></main>;
  if (!film || !analysis) return <main class="page"><div class="waiting" style={{ minHeight: "80vh" }} role="status" aria-label="Loading" /></main>;

  const title = `${name_of(names, analysis.exercise.id)}${analysis.athlete.load_kg ? `, ${mass(analysis.athlete.load_kg, athlete.shown_unit)}` : ""}`;
  const synthetic = analysis.source.synthetic || me.synthetic.includes(athlete.id);
  const shown_finding = link.find ? gathered.find((g) => g.checkpoint === link.find)?.reps.find((r) => r.rep === (rep_here?.index ?? link.rep)) : null;
  const number = shown_finding && shown_finding.finding.value !== null && rep_here?.index === shown_finding.rep
    ? { text: `${{ held: "✓", broken: "✗", borderline: "≈", cannot_tell: "?" }[shown_finding.finding.state]} ${measured(shown_finding.finding.value, shown_finding.finding.sd, unit_of(shown_finding.finding.measure))}`, state: shown_finding.finding.state } : null;
  const drag_by = (dx: number) => {
    const frames = Math.abs(dx) <= 6 ? Math.sign(dx) : Math.round(dx / 6) + Math.sign(dx) * Math.round((Math.abs(dx) / 18) ** 1.5);
    seek_frame((a.current?.frame ?? 0) + frames);
  };
  const label_of = (r: typeof rep_here) => (r ? `Rep ${r.index}` : "between reps");
  const can_play = film.clip && film.index;

  return (
    <>
      {synthetic && <p class="synthetic">{words.synthetic}</p>}
      <div class="rv">
        <header class="bar-top">
          <button class="btn square" aria-label="Back" onClick={() => go_back("/film")}><LineIcon name="left" /></button>
          <div class="ttl"><h1>{title}</h1><p class="note">{day_and_year(film.about.made_at)} · {analysis.set.reps} {analysis.set.reps === 1 ? "rep" : "reps"}{!analysis.set.sure && " (not sure)"}</p></div>
          <div class="row push acts">
            <div class="seg d-only" role="group" aria-label="Compare">
              <button aria-pressed={link.view === "one"} onClick={() => write({ view: "one" })}>One</button>
              <button aria-pressed={link.view === "side"} onClick={() => (link.cmp ? write({ view: "side" }) : open_sheet("compare"))}>Side by side</button>
            </div>
            <button class="btn d-only" onClick={() => void copy_link()}><LineIcon name="link" />Copy link to this moment</button>
            <button class="btn" onClick={() => open_sheet("export")}><LineIcon name="out" />Export</button>
          </div>
        </header>

        <main id="main" class="left">
          <div class={`stages ${link.view === "side" ? "two" : ""}`}>
            {can_play ? (
              <Stage clip={film.clip!} index={index_a!} overlay={film.overlay} layers={layers} first_s={first_s} label={`${label_of(rep_here)}`} number={number}
                clock={`${figure(t_s, 2)} s${rep_here ? ` · ${phase_at(rep_here, t_s)}` : ""}`}
                on_ready={(p) => { a.current = p; set_ready((n) => n + 1); }} on_moved={moved}
                on_drag={drag_by} on_tap={(where, twice) => (twice && where !== "middle" ? go_rep((rep ?? 1) + (where === "left" ? -1 : 1)) : toggle())} />
            ) : (
              <div class="stage none">
                {film.clip ? <img src={`/api/clips/${film.clip.id}/still?t=${first_s}&width=640`} alt="" /> : <p>{clip.problem ? words.review.not_kept : ""}</p>}
                {film.clip && !film.clip.prepared && <p class="lab">Being made ready for stepping…</p>}
              </div>
            )}
            {link.view === "side" && other?.clip && other.index && (
              <div class="beside">
                <Stage clip={other.clip} index={other.index} overlay={other.overlay} layers={layers} first_s={theirs?.bottom_s ?? 0} label={`Rep ${theirs?.index ?? ""} · ${day_and_year(other.about.made_at)}`}
                  clock={`${figure(other_times.t_s[other_frame] ?? 0, 2)} s`}
                  on_ready={(p) => { b.current = p; set_ready((n) => n + 1); }} on_moved={(f) => set_other_frame(f)} />
                <div class="off">
                  <button aria-label="Other side one frame earlier" onClick={() => write({ off: link.off - 1 })}><LineIcon name="minus" /></button>
                  offset {offset_s >= 0 ? "+" : "\u2212"}{Math.abs(offset_s).toFixed(2)} s
                  <button aria-label="Other side one frame later" onClick={() => write({ off: link.off + 1 })}><LineIcon name="plus" /></button>
                </div>
              </div>
            )}
          </div>
          <div class="seg m-only wide" role="group" aria-label="Compare">
            <button aria-pressed={link.view === "one"} onClick={() => write({ view: "one" })}>{rep === null ? "One" : `Rep ${rep}`}</button>
            <button aria-pressed={link.view === "side"} onClick={() => (link.cmp ? write({ view: "side" }) : open_sheet("compare"))}>{link.cmp ? `Both, with rep ${link.cmp.rep}` : "Side by side…"}</button>
          </div>
          <div class="transport">
            <button class="btn square" aria-label="One frame back" disabled={!can_play} onClick={() => { if (moment.playing) void pause(); seek_frame(moment.frame - 1); }}><LineIcon name="step_back" /></button>
            <button class="btn square main" aria-label={moment.playing ? "Pause" : "Play"} disabled={!can_play} onClick={toggle}><LineIcon name={moment.playing ? "pause" : "play"} /></button>
            <button class="btn square" aria-label="One frame on" disabled={!can_play} onClick={() => { if (moment.playing) void pause(); seek_frame(moment.frame + 1); }}><LineIcon name="step_on" /></button>
            <button class="btn quiet time" disabled={!can_play} title="Type a time or a frame" onClick={() => { type(""); open_sheet("time"); }}>{film_time(t_s)} <small>frame {moment.frame}</small></button>
            <span class="push row wrap">
              <button class="btn square" aria-label={`Speed ${link.speed}`} onClick={() => (link.speed === SPEEDS.at(-1) ? (a.current?.set_rate(1), b.current?.set_rate(1), write({ speed: 1 })) : set_speed(1))}>{{ 1: "1×", 0.5: "½×", 0.25: "¼×", 0.125: "⅛×" }[link.speed]}</button>
              <button class="btn square" aria-pressed={!!link.loop} aria-label={link.loop ? "Stop looping" : `Loop ${rep === null ? "this rep" : `rep ${rep}`}`} onClick={toggle_loop}><LineIcon name="loop" /><span class="d-only">{rep === null ? "Loop" : `Rep ${rep}`}</span></button>
              {comments.there && <button class="btn square" aria-label="Comment" onClick={() => set_tab("comments")}><LineIcon name="comment" /><span class="d-only">Comment</span></button>}
              <button class="btn square" aria-label="Layers" onClick={() => open_sheet("layers")}><span class="m-only"><LineIcon name="more" /></span><span class="d-only">Layers</span></button>
            </span>
          </div>
          <Timeline analysis={analysis} about={film.about} found={found} t_s={t_s} duration_s={duration_s} rep={rep} loop={link.loop} comments={comments.list} seek={seek} jump={(at, checkpoint, r) => jump(checkpoint, r, at)} />
          <div class="charts">
            {plans.map((plan, i) => <Chart key={plan.id} plan={plan} t_s={chart_times} at_s={t_s} duration_s={duration_s} analysis={analysis} height={i === 0 ? 96 : 110} last={i === plans.length - 1} seek={seek} />)}
            {series.problem && <p class="note">{series.problem.title}</p>}
          </div>
          <p class="keys note d-only"><kbd>space</kbd> play <kbd>,</kbd> <kbd>.</kbd> frame <kbd>[</kbd> <kbd>]</kbd> rep <kbd>n</kbd> next finding <kbd>l</kbd> loop <kbd>s</kbd> speed <kbd>?</kbd> all keys</p>
        </main>

        <aside class="panel" aria-label="What was found">
          <div class="tabs" role="tablist">
            {([["findings", "Findings"], ["reps", "Reps"], ...(comments.there ? [["comments", `Comments ${comments.list.length || ""}`]] : [])] as [Tab, string][]).map(([t, name]) => (
              <button key={t} role="tab" id={`tab-${t}`} aria-selected={tab === t} aria-controls="tab-panel" onClick={() => set_tab(t)}>{name}</button>
            ))}
          </div>
          <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
            {tab === "findings" && <Findings analysis={analysis} about={film.about} gathered={gathered} find={link.find} rep={link.rep} open={jump} wrong={(checkpoint, r) => set_wrong({ checkpoint, rep: r })} leave_out={toggle_leave} />}
            {tab === "reps" && <RepsTab analysis={analysis} about={film.about} rep={rep} choose={go_rep} leave_out={toggle_leave} />}
            {tab === "comments" && film.about.set && <CommentsTab set={film.about.set} comments={comments.list} t_s={t_s} loop={link.loop} rep={rep} open={(in_s, out_s) => { write({ loop: out_s !== null ? [in_s, out_s] : null, t_s: in_s }, true); seek(in_s); }} />}
          </div>
        </aside>
      </div>
      <Floor />
      {sheet === "keys" && <KeyList path="review" on_leave={() => open_sheet(null)}><p class="note" data-player={a.current?.how}>Frames on this film: {times.t_s.length}. While playing {a.current?.skipped ?? 0} were not shown by the browser. Standing frames are {a.current?.how === "decode" ? "decoded by number and painted with their overlay at once" : "sought by time; the overlay waits until the browser confirms the frame"}.</p></KeyList>}
      {sheet === "layers" && <Ask title="Layers" on_leave={() => open_sheet(null)}><div class="stack-2">{LAYERS.map((layer, i) => <label key={layer} class="check"><input type="checkbox" checked={layers.has(layer)} onChange={() => toggle_layer(layer)} />{layer} <kbd>{i + 1}</kbd></label>)}</div></Ask>}
      {sheet === "export" && (
        <Ask title="Export" on_leave={() => open_sheet(null)}>
          <ul class="stack-2">
            {[["report", "Report, one file"], ["film", "Film with the overlay"], ["json", "Everything as JSON"], ["csv", "Tables as CSV"], [`frame?t=${t_s.toFixed(3)}`, "This frame as a picture"]].map(([what, name]) => (
              <li key={what}><a class="btn" href={`/api/analyses/${id}/export/${what}`} download>{name}</a></li>
            ))}
          </ul>
        </Ask>
      )}
      {sheet === "compare" && <PickCompare analysis={analysis} id={id} rep={rep ?? 1} on_leave={() => open_sheet(null)} choose={(cmp) => { write({ cmp, view: "side", rep: rep ?? 1 }, true); open_sheet(null); }} />}
      {sheet === "time" && <Ask title="Go to" on_leave={() => open_sheet(null)}><form class="row" onSubmit={(e) => { e.preventDefault(); go_typed(); }}><label class="field"><span>Seconds, 1:02.5, or frame 426</span><input type="text" value={typed} onInput={(e) => type(e.currentTarget.value)} /></label><button class="btn main">Go</button></form></Ask>}
      {leaving_out !== null && <LeaveOut analysis={id} rep={leaving_out} on_leave={() => leave_out(null)} />}
      {wrong && <SeeOtherwise analysis={id} rep={wrong.rep} checkpoint={wrong.checkpoint} on_leave={() => set_wrong(null)} leave_out={() => { const r = wrong.rep; set_wrong(null); leave_out(r); }} />}
    </>
  );
}
