import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Analysis, AnalysisAbout } from "../../api/documents";
import { StateIcon } from "../../parts/state_icon";
import { figure } from "../../units/mass";
import { EDGES, type Edge, type Edges } from "./edges";
import { marks_of, phase_at, phases_of, rep_at, type moments } from "./verdicts";

interface Props {
  analysis: Analysis;
  about: AnalysisAbout | null;
  found: ReturnType<typeof moments>;
  t_s: number;
  duration_s: number;
  rep: number | null;
  loop: [number, number] | null;
  comments: { id: string; in_s: number; out_s: number | null; author: string }[];
  seek: (t_s: number, fast?: boolean) => void;
  jump: (t_s: number, checkpoint: string, rep: number) => void;
  /** Three handles for a rep that starts, turns or ends elsewhere. */
  edges: Edges | null;
  put_edge: (edge: Edge, t_s: number) => void;
  nudge_edge: (edge: Edge, frames: number) => void;
}

/** A mark on the line of time with its air [px]. */
const MARK_PX = 26;

/** "Sana (synthetic)" → "S", "Mara Klein" → "MK". */
const initials = (name: string) => (name.match(/(?<!\S)\p{L}/gu) ?? [name.slice(0, 1)]).slice(0, 2).join("").toUpperCase();

/** Reps with their phases, findings above, comments below, what could not be told hatched. A slider. */
export function Timeline({ analysis, about, found, t_s, duration_s, rep, loop, comments, seek, jump, edges, put_edge, nudge_edge }: Props) {
  const lane = useRef<HTMLDivElement>(null);
  const [width_px, set_width] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(() => set_width(lane.current?.clientWidth ?? 0));
    watch.observe(lane.current!);
    return () => watch.disconnect();
  }, []);
  const marks = useMemo(() => marks_of(found, width_px > 0 ? (MARK_PX * duration_s) / width_px : 0), [found, width_px, duration_s]);
  const at = (t: number) => `${(100 * t) / duration_s}%`;
  const wide = (from: number, to: number) => `${(100 * Math.max(0, to - from)) / duration_s}%`;
  const time_at = (event: PointerEvent) => {
    const box = lane.current!.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * duration_s;
  };
  const from_pointer = (event: PointerEvent) => seek(time_at(event), true);
  const here = rep_at(analysis.reps, t_s);
  const step = (event: KeyboardEvent) => {
    const by: Record<string, number> = { ArrowLeft: -0.5, ArrowRight: 0.5, PageDown: -5, PageUp: 5 };
    const to = event.key === "Home" ? 0 : event.key === "End" ? duration_s : event.key in by ? t_s + by[event.key]! : null;
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    seek(Math.min(duration_s, Math.max(0, to)));
  };
  return (
    <div class="tlw">
      <div
        ref={lane} class="tl" role="slider" tabIndex={0} aria-label="Moment of the film"
        aria-valuemin={0} aria-valuemax={Number(duration_s.toFixed(2))} aria-valuenow={Number(t_s.toFixed(2))}
        aria-valuetext={`${figure(t_s, 1)} seconds${here ? `, rep ${here.index}, ${phase_at(here, t_s)}` : ""}`}
        onKeyDown={step}
        onPointerDown={(e) => { (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId); from_pointer(e); }}
        onPointerMove={(e) => { if (e.buttons) from_pointer(e); }}
      >
        {analysis.seen.unseen.map((u) => <span key={u.from_s} class="untold" title={u.why} style={{ left: at(u.from_s), width: wide(u.from_s, u.to_s) }} />)}
        {loop && <span class="looped" style={{ left: at(loop[0]), width: wide(loop[0], loop[1]) }} />}
        {analysis.reps.map((r) => {
          const p = phases_of(r);
          const out = about?.exclusions.some((e) => e.rep === r.index);
          const span = Math.max(1e-6, p.to - p.from);
          const inside = (range: [number, number] | null) => range && { left: `${(100 * (range[0] - p.from)) / span}%`, width: `${(100 * (range[1] - range[0])) / span}%` };
          return (
            <span key={r.index} class={`r ${r.index === rep ? "on" : ""} ${out ? "out" : ""}`} style={{ left: at(p.from), width: wide(p.from, p.to) }}>
              {p.down && <i class="dn" style={inside(p.down)!} />}
              {p.up && <i class="u" style={inside(p.up)!} />}
              <b>{r.index}{r.partial && "…"}</b>
            </span>
          );
        })}
        {comments.map((c) => <span key={c.id} class="cm" style={{ left: at(c.in_s), width: wide(c.in_s, c.out_s ?? c.in_s) }}><em>{initials(c.author)}</em></span>)}
        <span class="ph" style={{ left: at(Math.min(t_s, duration_s)) }} />
      </div>
      {edges && (
        <div class="handles">
          {EDGES.map(([edge, word]) => (
            <button key={edge} class={`handle ${edge}`} style={{ left: at(edges[edge]) }} role="slider" aria-label={`Rep ${edges.rep} ${word}`}
              aria-valuemin={0} aria-valuemax={Number(duration_s.toFixed(2))} aria-valuenow={Number(edges[edge].toFixed(2))} aria-valuetext={`${figure(edges[edge], 2)} seconds`}
              onPointerDown={(e) => { e.stopPropagation(); (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId); }}
              onPointerMove={(e) => { if (e.buttons) put_edge(edge, time_at(e)); }}
              onKeyDown={(e) => { const by = e.key === "ArrowLeft" ? -1 : e.key === "ArrowRight" ? 1 : 0; if (by) { e.preventDefault(); e.stopPropagation(); nudge_edge(edge, by); } }}>
              <span aria-hidden="true">{word}</span>
            </button>
          ))}
        </div>
      )}
      <div class="fms">
        {marks.map((m) => (
          <button key={`${m.checkpoint}.${m.rep}`} class="fm" style={{ left: at(m.t_s) }} tabIndex={-1}
            aria-label={`${m.checkpoint}, rep ${m.rep}, ${figure(m.t_s, 1)} seconds`} onClick={() => jump(m.t_s, m.checkpoint, m.rep)}>
            <StateIcon state={m.state} />
          </button>
        ))}
      </div>
    </div>
  );
}
