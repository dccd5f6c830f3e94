import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { preferences } from "../../state/preferences";
import { anchor_of, other_time, stretched_time } from "./align";
import { clamp_frame, frame_at, length_of } from "./frame_index";
import type { LinkState } from "./link_state";
import { shown_rep } from "./shown_rep";
import type { StagePlayer } from "./stage_player";
import type { Film } from "./use_film";
import { rep_at, type moments } from "./verdicts";

const NO_TIMES = { t_s: [] as number[] };

/** Moves one film, or two by one clock: this side leads, the other follows from its own anchor. */
export function use_reel(film: Film | null, other: Film | null, link: LinkState, found: ReturnType<typeof moments>, note_moment: (t_s: number | null) => void) {
  const a = useRef<StagePlayer | null>(null);
  const b = useRef<StagePlayer | null>(null);
  const [ready, set_ready] = useState(0);
  const [moment, set_moment] = useState({ frame: 0, playing: false });
  const [other_frame, set_other_frame] = useState(0);
  const times = film?.index?.frames ?? (film?.clip ? null : film?.overlay) ?? NO_TIMES;
  const other_times = other?.index?.frames ?? NO_TIMES;
  const reps = film?.analysis.reps ?? [];
  const t_s = times.t_s[moment.frame] ?? link.t_s ?? 0;
  const rep_here = rep_at(reps, t_s);
  const last = useRef(link.rep);
  if (rep_here) last.current = rep_here.index;
  const mine = shown_rep(reps, rep_here, last.current);
  const theirs = other?.analysis.reps.find((r) => r.index === link.cmp?.rep) ?? other?.analysis.reps[0];
  const offset_s = other_times.t_s.length > 1 ? link.off * length_of(other_times, 0) : 0;
  const duration_s = times.t_s.length ? times.t_s.at(-1)! + length_of(times, times.t_s.length - 1) : film?.analysis.source.duration_s ?? 1;

  /** Where the other side stands when this one stands at a moment [s]. */
  const other_at = useMemo(() => {
    if (!mine || !theirs) return null;
    return link.match ? (at_s: number) => stretched_time(at_s, mine, theirs) + offset_s
      : (at_s: number) => other_time(at_s, anchor_of(mine, link.align), anchor_of(theirs, link.align), offset_s);
  }, [mine, theirs, link.match, link.align, offset_s]);
  const other_frame_at = (at_s: number) => clamp_frame(other_times, frame_at(other_times, Math.max(0, other_at?.(at_s) ?? 0)));
  const show_other = (at_s: number, fast = false) => {
    if (!b.current || !other_at) return;
    const frame = other_frame_at(at_s);
    if (b.current.frame !== frame || !fast) void b.current.show(frame, fast);
  };

  const ticked = useRef<string | null>(null);
  const tick = (at_s: number) => {
    if (!preferences.get().ticks || !navigator.vibrate) return;
    const near = found.find((m) => Math.abs(m.t_s - at_s) < 0.02);
    const here = near ? `${near.checkpoint}.${near.rep}` : String(rep_at(reps, at_s)?.index ?? "");
    if (ticked.current !== null && here !== ticked.current) navigator.vibrate(near ? 12 : 8);
    ticked.current = here;
  };

  const seek_frame = (frame: number, fast = false) => {
    const n = clamp_frame(times, frame);
    if (a.current) void a.current.show(n, fast);
    else set_moment({ frame: n, playing: false });
    show_other(times.t_s[n] ?? 0, fast);
    if (fast) tick(times.t_s[n] ?? 0);
    note_moment(times.t_s[n] ?? null);
  };
  const pause = async () => {
    await a.current?.pause();
    if (b.current?.playing) await b.current.pause();
    show_other(a.current?.t_s ?? 0);
  };
  const seek = (to_s: number, fast = false) => {
    if (a.current?.playing) void pause();
    seek_frame(frame_at(times, to_s), fast);
  };
  const run_other = (from_s: number) => {
    if (!b.current || !other_at || link.match) return;
    b.current.frame = other_frame_at(from_s);
    void b.current.play(link.speed);
  };
  const play = async () => {
    if (!a.current) return;
    run_other(a.current.t_s);
    await a.current.play(link.speed);
  };
  const toggle = () => void (a.current?.playing ? pause() : play());
  const step = (by: number) => {
    if (a.current?.playing) void pause();
    seek_frame((a.current?.frame ?? moment.frame) + by);
  };
  // The picture is painted at once; what stands round it follows with the next picture of the screen,
  // however many moves of a finger came before that.
  const coming = useRef<{ frame: number; playing: boolean } | null>(null);
  const note = (frame: number, playing: boolean) => {
    const is_due = coming.current !== null;
    coming.current = { frame, playing };
    if (is_due) return;
    requestAnimationFrame(() => {
      const next = coming.current!;
      coming.current = null;
      set_moment((now) => (now.frame === next.frame && now.playing === next.playing ? now : next));
    });
  };
  const moved = (frame: number, playing: boolean) => {
    note(frame, playing);
    const at = times.t_s[frame];
    if (at === undefined || !playing) return;
    const loop = link.loop;
    if (loop && at >= loop[1] - 1e-3 && a.current) {
      a.current.frame = frame_at(times, loop[0]);
      void a.current.play(link.speed);
      run_other(loop[0]);
    } else if (link.match) show_other(at, true);
  };
  const set_rate = (speed: number) => { a.current?.set_rate(speed); b.current?.set_rate(speed); };

  // Opened at a moment once; another rendition of the same film goes on where one stood.
  const opened = useRef(false);
  const open_at = (first_s: number) => {
    if (times.t_s.length === 0 || (!a.current && film?.clip)) return;
    if (opened.current) {
      if (a.current && a.current.frame === 0 && moment.frame > 0) void a.current.show(moment.frame);
      return;
    }
    opened.current = true;
    set_moment({ frame: frame_at(times, first_s), playing: false });
    void a.current?.show(frame_at(times, first_s));
    // The other may have been ready first, and stood where this one did then.
    show_other(times.t_s[frame_at(times, first_s)] ?? first_s);
  };
  // While both run, the other goes on by itself; at the next rep of this one it begins anew beside it.
  useEffect(() => { if (a.current?.playing && !link.match) run_other(a.current.t_s); else show_other(t_s); }, [other, other_at, ready]);

  const on_a = useCallback((player: StagePlayer | null) => { a.current = player; set_ready((n) => n + 1); }, []);
  const on_b = useCallback((player: StagePlayer | null) => { b.current = player; set_ready((n) => n + 1); }, []);
  return {
    a, on_a, on_b, ready, moment, moved, times, t_s, duration_s, rep_here, mine, theirs, offset_s, other_at, other_times, other_frame, set_other_frame,
    seek, seek_frame, step, toggle, set_rate, open_at,
  };
}
