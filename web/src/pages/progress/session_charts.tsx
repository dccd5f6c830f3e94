import { useEffect, useState } from "preact/hooks";
import type { ProgressPoint } from "../../api/documents";
import { brief_day, epoch_s, short_day } from "../../units/days";
import { figure, in_unit, mass } from "../../units/mass";
import type { MassUnit } from "../../api/documents";

const H = 200;
const L = 52;
const R = 14;
const B = 170;
/** Above it stand the words of the curves. */
const TOP = 26;

/** Round ticks that hold a range. */
export function axis(low: number, high: number): { ticks: number[]; low: number; high: number } {
  const span = high - low || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= rough) ?? power * 10;
  const from = Math.floor(low / step) * step;
  const to = Math.ceil(high / step) * step;
  const ticks: number[] = [];
  for (let v = from; v <= to + 1e-9; v += step) ticks.push(v);
  return { ticks, low: from, high: to };
}
/** Width of a chart in its own units: on a phone fewer of them, so that its words stay as large as the page's. */
const NARROW = "(max-width: 47.99rem)";
export function use_plot_width(): number {
  const [narrow, set_narrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const watched = matchMedia(NARROW);
    const told = () => set_narrow(watched.matches);
    watched.addEventListener("change", told);
    return () => watched.removeEventListener("change", told);
  }, []);
  return narrow ? 360 : 620;
}
/** Dates that fit under an axis. */
function days_shown(points: ProgressPoint[], width: number): number[] {
  const every = Math.max(1, Math.ceil(points.length / (width / 85)));
  return points.map((_, i) => i).filter((i) => i % every === 0);
}

interface Props { points: ProgressPoint[]; unit: MassUnit; chosen: string | null; choose: (id: string) => void }

/** Working load, and the range that might be lifted once: never one number, no line through a gap. */
export function LoadChart({ points, unit, chosen, choose }: Props) {
  const W = use_plot_width();
  const told = points.filter((p) => p.best_load_kg !== null);
  if (told.length < 2) return null;
  const x0 = epoch_s(points[0]!.started);
  const x1 = epoch_s(points.at(-1)!.started);
  const x = (p: ProgressPoint) => L + ((epoch_s(p.started) - x0) / Math.max(1, x1 - x0)) * (W - L - R);
  const range = (p: ProgressPoint) => p.one_rm_range_kg;
  const all = told.flatMap((p) => [p.best_load_kg!, ...(range(p) ?? [])]).map((v) => in_unit(v, unit));
  const scale = axis(Math.min(...all), Math.max(...all));
  const y = (kg: number) => B - ((in_unit(kg, unit) - scale.low) / (scale.high - scale.low)) * (B - TOP);
  const ranged = told.filter((p) => range(p));
  const band = ranged.length > 1 ? `M${ranged.map((p) => `${x(p)} ${y(range(p)![1]!)}`).join("L")}L${[...ranged].reverse().map((p) => `${x(p)} ${y(range(p)![0]!)}`).join("L")}Z` : null;
  const steps = told.map((p, i) => (i === 0 ? `M${x(p)} ${y(p.best_load_kg!)}` : `H${x(p)}V${y(p.best_load_kg!)}`)).join("");
  return (
    <svg class="plot" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={`Load of ${told.length} sessions, from ${mass(told[0]!.best_load_kg!, unit)} to ${mass(told.at(-1)!.best_load_kg!, unit)}; the table has every one`}>
      {scale.ticks.map((t) => { const h = B - ((t - scale.low) / (scale.high - scale.low)) * (B - TOP); return <g key={t}><path class="grid" d={`M${L} ${h}H${W - R}`} /><text x={L - 7} y={h + 4} text-anchor="end">{figure(t)}</text></g>; })}
      {band && <path class="range" d={band} />}
      <path class="steps" d={steps} />
      {told.map((p) => <circle key={p.session_id} class={`pt ${chosen === p.session_id ? "on" : ""}`} cx={x(p)} cy={y(p.best_load_kg!)} r={chosen === p.session_id ? 5.5 : 3.4} onClick={() => choose(p.session_id)}><title>{short_day(p.started)}: {mass(p.best_load_kg!, unit)}</title></circle>)}
      {days_shown(points, W).map((i) => <text key={i} x={x(points[i]!)} y={B + 22} text-anchor="middle">{brief_day(points[i]!.started)}</text>)}
      <text x={L} y={10} class="of-steps">working load</text>
      {band && <text x={W - R} y={10} text-anchor="end" class="of-range">might be lifted once (a range)</text>}
    </svg>
  );
}

/** Checkpoint-reps of each filmed session: held, not held. A session without film stays a gap. */
export function FormChart({ points, chosen, choose }: Props) {
  const W = use_plot_width();
  if (!points.some((p) => p.gradeable > 0)) return null;
  const most = Math.max(...points.map((p) => p.gradeable));
  const scale = axis(0, most);
  const wide = (W - L - R) / points.length;
  const h = (n: number) => (n / scale.high) * (B - 14);
  return (
    <svg class="plot" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={points.filter((p) => p.gradeable).map((p) => `${short_day(p.started)}: ${p.held} of ${p.gradeable} held`).join("; ")}>
      {scale.ticks.map((t) => <g key={t}><path class="grid" d={`M${L} ${B - h(t)}H${W - R}`} /><text x={L - 7} y={B - h(t) + 4} text-anchor="end">{figure(t)}</text></g>)}
      {points.map((p, i) => {
        const left = L + i * wide + wide * 0.15;
        const width = Math.max(2, Math.min(26, wide * 0.7));
        if (p.gradeable === 0) return <rect key={p.session_id} class="nofilm" x={left} y={B - 3} width={width} height={3} />;
        return (
          <g key={p.session_id} class={chosen === p.session_id ? "on" : ""} onClick={() => choose(p.session_id)}>
            <rect class="b-held" x={left} width={width} y={B - h(p.held)} height={h(p.held)} />
            {p.gradeable > p.held && <rect class="b-broken" x={left} width={width} y={B - h(p.gradeable) - 1.5} height={Math.max(1, h(p.gradeable - p.held))} />}
            <title>{short_day(p.started)}: {p.held} of {p.gradeable} held</title>
          </g>
        );
      })}
      {days_shown(points, W).map((i) => <text key={i} x={L + (i + 0.5) * wide} y={B + 22} text-anchor="middle">{brief_day(points[i]!.started)}</text>)}
    </svg>
  );
}

/** The table behind the charts; also what there is under two sessions. */
export function PointsTable({ points, unit, chosen }: { points: ProgressPoint[]; unit: MassUnit; chosen: string | null }) {
  const [all, show_all] = useState(false);
  const shown = all ? points : points.slice(-12);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Sessions">
      <table>
        <thead><tr><th scope="col">Day</th><th scope="col" class="num">Sets</th><th scope="col" class="num">Reps</th><th scope="col" class="num">Best load</th><th scope="col" class="num">Volume</th><th scope="col" class="num">Held</th><th scope="col" class="num">Pain</th></tr></thead>
        <tbody>{[...shown].reverse().map((p) => (
          <tr key={p.session_id} class={p.session_id === chosen ? "chosen" : ""} aria-current={p.session_id === chosen ? "true" : undefined}>
            <td class="nowrap">{short_day(p.started)}</td><td class="num">{p.sets}</td><td class="num">{p.reps || "–"}</td>
            <td class="num">{p.best_load_kg === null ? (p.longest_hold_s !== null ? `${figure(p.longest_hold_s, 0)} s` : "–") : `${p.best_load_reps ?? ""} × ${mass(p.best_load_kg, unit)}`}</td>
            <td class="num">{p.volume_kg ? mass(p.volume_kg, unit) : "–"}</td><td class="num">{p.gradeable ? `${p.held} of ${p.gradeable}` : "no film"}</td><td class="num">{p.worst_pain ?? "–"}</td>
          </tr>))}</tbody>
      </table>
      {points.length > 12 && <button class="btn quiet" onClick={() => show_all(!all)}>{all ? "the last twelve" : `all ${points.length}`}</button>}
    </div>
  );
}
