import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import type { Analysis } from "../../api/documents";
import { figure, measured } from "../../units/mass";
import type { ChartPlan, Values } from "./chart_plans";
import { frame_at } from "./frame_index";
import { phases_of } from "./verdicts";

const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

interface Props { plan: ChartPlan; t_s: number[]; at_s: number; duration_s: number; analysis: Analysis; height: number; last: boolean; seek: (t_s: number, fast?: boolean) => void }

export function Chart({ plan, t_s, at_s, duration_s, analysis, height, last, seek }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const cursor = useRef<HTMLDivElement | null>(null);
  const seeking = useRef(seek);
  seeking.current = seek;
  useEffect(() => {
    const at = place.current!;
    const limit = plan.limit;
    const make = () => {
      plot.current?.destroy();
      const bands = (u: uPlot) => {
        const c = u.ctx;
        c.save();
        const x = (t: number) => u.valToPos(t, "x", true);
        for (const rep of analysis.reps) {
          const p = phases_of(rep);
          for (const [range, name] of [[p.down, "down"], [p.up, "up"]] as const)
            if (range) { c.fillStyle = colour(name); c.fillRect(x(range[0]), u.bbox.top, x(range[1]) - x(range[0]), u.bbox.height); }
        }
        if (limit) {
          const y = Math.min(Math.max(u.valToPos(limit.at, "y", true), u.bbox.top), u.bbox.top + u.bbox.height);
          c.fillStyle = colour("broken-tint");
          if (limit.above) c.fillRect(u.bbox.left, u.bbox.top, u.bbox.width, y - u.bbox.top);
          else c.fillRect(u.bbox.left, y, u.bbox.width, u.bbox.top + u.bbox.height - y);
        }
        c.restore();
      };
      const limit_line = (u: uPlot) => {
        if (!limit) return;
        const y = u.valToPos(limit.at, "y", true);
        u.ctx.save();
        u.ctx.strokeStyle = colour("broken");
        u.ctx.setLineDash([5 * devicePixelRatio, 3 * devicePixelRatio]);
        u.ctx.lineWidth = 1.4 * devicePixelRatio;
        u.ctx.beginPath();
        u.ctx.moveTo(u.bbox.left, y);
        u.ctx.lineTo(u.bbox.left + u.bbox.width, y);
        u.ctx.stroke();
        u.ctx.restore();
      };
      const dots = (u: uPlot) => {
        const [c, px] = [u.ctx, devicePixelRatio];
        c.save();
        c.lineWidth = 1.6 * px;
        for (const mark of plan.marks ?? []) {
          const [x, y] = [u.valToPos(mark.t_s, "x", true), u.valToPos(mark.value, "y", true)];
          c.fillStyle = c.strokeStyle = colour(mark.state);
          c.beginPath();
          if (mark.sd !== null) { c.moveTo(x, u.valToPos(mark.value - mark.sd, "y", true)); c.lineTo(x, u.valToPos(mark.value + mark.sd, "y", true)); c.stroke(); }
          c.beginPath();
          c.arc(x, y, 4.5 * px, 0, 2 * Math.PI);
          c.fill();
          c.strokeStyle = colour("card");
          c.stroke();
        }
        c.restore();
      };
      const font = "12px system-ui, sans-serif";
      const with_band = plan.curves.length === 1 && plan.curves[0]!.sd !== null;
      const curves = plan.curves.map((c) => ({ label: c.label, stroke: colour(c.colour), width: c.colour === "back" ? 2.4 : 2, ...(c.dash ? { dash: c.dash } : {}), spanGaps: false, points: { show: false } }));
      const beside = plan.curves.filter((c) => c.beside);
      const faint = plan.curves.filter((c) => c.faint);
      const one = plan.curves[0]!;
      const edge = (sign: number): Values => one.values.map((v, i) => (v === null || one.sd?.[i] == null ? null : v + sign * one.sd[i]!));
      const options: uPlot.Options = {
        width: at.clientWidth, height, padding: [6, 0, last ? 0 : 4, 0], legend: { show: false },
        cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
        scales: { x: { time: false, range: [0, duration_s] }, y: { range: (_u, low, high) => {
          const from = limit ? Math.min(low, limit.at) : low;
          const to = limit ? Math.max(high, limit.at * 1.15) : high;
          const room = (to - from || 1) * 0.08;
          return [from - room, to + room];
        } } },
        axes: [
          { show: last, stroke: colour("muted"), font, size: 24, grid: { show: false }, ticks: { show: false }, values: (_u, ticks) => ticks.map((v) => (v > 0.96 * duration_s ? "" : `${figure(v)}\u00a0s`)) }, // at the very end it would be cut off
          { stroke: colour("muted"), font, size: 46, space: 26, grid: { stroke: colour("line"), width: 1 }, ticks: { show: false }, values: (_u, ticks) => ticks.map((v) => figure(v) + (plan.unit === "°" ? "°" : "")) },
        ],
        series: [{}, ...curves, ...beside.map((c) => ({ stroke: colour(c.colour), width: 1.2, dash: [3, 3], spanGaps: false, points: { show: false } })), ...faint.map(() => ({ stroke: colour("edge"), width: 1, spanGaps: false, points: { show: false } })), ...(with_band ? [{ stroke: "transparent", points: { show: false } }, { stroke: "transparent", points: { show: false } }] : [])],
        ...(with_band ? { bands: [{ series: [1 + plan.curves.length + beside.length + faint.length, 2 + plan.curves.length + beside.length + faint.length] as [number, number], fill: `color-mix(in srgb, ${colour(one.colour)} 22%, transparent)` }] } : {}),
        hooks: { drawClear: [bands], draw: [limit_line, dots] },
      };
      plot.current = new uPlot(options, [t_s, ...plan.curves.map((c) => c.values), ...beside.map((c) => c.beside!), ...faint.map((c) => c.faint!), ...(with_band ? [edge(1), edge(-1)] : [])] as uPlot.AlignedData, at);
      cursor.current = document.createElement("div");
      cursor.current.className = "chart-cursor";
      plot.current.over.append(cursor.current);
      const from_pointer = (event: PointerEvent) => {
        const box = plot.current!.over.getBoundingClientRect();
        seeking.current(Math.min(duration_s, Math.max(0, plot.current!.posToVal(event.clientX - box.left, "x"))), true);
      };
      plot.current.over.addEventListener("pointerdown", (e) => { plot.current!.over.setPointerCapture(e.pointerId); from_pointer(e); });
      plot.current.over.addEventListener("pointermove", (e) => { if (e.buttons) from_pointer(e); });
      move();
    };
    const move = () => {
      if (plot.current && cursor.current) cursor.current.style.transform = `translateX(${plot.current.valToPos(now.current, "x")}px)`;
    };
    mover.current = move;
    make();
    const resized = new ResizeObserver(() => { if (plot.current && at.clientWidth > 0 && plot.current.width !== at.clientWidth) { plot.current.setSize({ width: at.clientWidth, height }); move(); } });
    resized.observe(at);
    const scheme = new MutationObserver(make);
    scheme.observe(document.documentElement, { attributes: true, attributeFilter: ["data-scheme"] });
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", make);
    return () => { resized.disconnect(); scheme.disconnect(); dark.removeEventListener("change", make); plot.current?.destroy(); plot.current = null; };
  }, [plan, t_s, duration_s, height, last]);
  const now = useRef(at_s);
  const mover = useRef<() => void>(() => undefined);
  now.current = at_s;
  mover.current();

  const n = t_s.length ? frame_at({ t_s }, at_s) : 0;
  const here = plan.curves.map((c) => ({ c, v: c.values[n] ?? c.faint?.[n] ?? null, sd: c.sd?.[n] ?? null }));
  const widest = Math.max(0, ...here.map(({ v, sd }) => (v === null ? 0 : sd ?? 0)));
  return (
    <figure>
      <figcaption>
        <b>{plan.title}</b>
        {plan.curves.length > 1 && plan.curves.map((c) => (
          <span class="key" key={c.id}><svg viewBox="0 0 26 8" aria-hidden="true"><path d="M0 4h26" style={{ stroke: `var(--${c.colour})`, strokeWidth: 2.4, strokeDasharray: c.dash?.join(" ") }} /></svg>{c.label}</span>
        ))}
        {plan.curves.some((c) => c.beside) && <span class="key"><svg viewBox="0 0 26 8" aria-hidden="true"><path d="M0 4h26" style={{ stroke: "var(--muted)", strokeWidth: 1.4, strokeDasharray: "3 3" }} /></svg>the other</span>}
        {plan.note && <span class="note">{plan.note}</span>}
        <span class="val">{here.map(({ v, sd }) => (v === null ? "–" : plan.curves.length > 1 ? `${figure(v, 0)}${plan.unit}` : measured(v, sd, plan.unit))).join("  ")}{plan.curves.length > 1 && widest > 0 && <span class="note"> ± {figure(widest, 0)}{plan.unit}</span>}</span>
      </figcaption>
      <div ref={place} class="chart" style={{ height: `${height}px` }} />
    </figure>
  );
}
