import type { Analysis, Rep, SeriesDocument } from "../../api/documents";
import { frame_at } from "./frame_index";
import { phases_of } from "./verdicts";

/** The moment of a rep that two films are laid on each other by. */
export function anchor_of(rep: Rep, align: "bottom" | "start" | "lockout"): number {
  const up = phases_of(rep).up;
  if (align === "lockout") return up?.[1] ?? rep.end_s;
  if (align === "start") return up?.[0] ?? rep.bottom_s;
  return rep.bottom_s;
}
/** Where the other side stands when this one stands at `t_s`: the same time from its own anchor, moved
 *  by whole frames of its own. Speed is real time on both. */
export function other_time(t_s: number, mine: number, others: number, offset_s: number): number {
  return others + (t_s - mine) + offset_s;
}

/** The borders of a rep's phases, rising: what is stretched onto each other. */
function borders_of(rep: Rep): number[] {
  const { from, to, up, down } = phases_of(rep);
  const inner = [...(down ?? []), ...(up ?? [])].filter((t) => t > from + 1e-3 && t < to - 1e-3).sort((a, b) => a - b);
  return [from, ...inner.filter((t, i) => i === 0 || t > inner[i - 1]! + 1e-3), to];
}
/** Where the other side stands in the same phase of its rep, as far through it; phases that only one of
 *  the two has are laid on the whole rep. Outside of the rep: real time from its edge. */
export function stretched_time(t_s: number, mine: Rep, theirs: Rep): number {
  let [a, b] = [borders_of(mine), borders_of(theirs)];
  if (a.length !== b.length) { a = [a[0]!, a.at(-1)!]; b = [b[0]!, b.at(-1)!]; }
  if (t_s <= a[0]!) return b[0]! - (a[0]! - t_s);
  if (t_s >= a.at(-1)!) return b.at(-1)! + (t_s - a.at(-1)!);
  const i = a.findIndex((edge, at) => at + 1 < a.length && t_s >= edge && t_s < a[at + 1]!);
  const share = (t_s - a[i]!) / Math.max(1e-6, a[i + 1]! - a[i]!);
  return b[i]! + share * (b[i + 1]! - b[i]!);
}

/** Foot and trunk of a lifter in the picture [px] at a moment; null where one of them was not seen. */
interface Stand { x: number; y: number; trunk_px: number }
export function stand_at(series: SeriesDocument, t_s: number): Stand | null {
  const of = (id: string) => series.series.find((s) => s.id === id)?.values;
  const [ax, ay, hx, hy, sx, sy] = ["ankle_x_px", "ankle_y_px", "hip_x_px", "hip_y_px", "shoulder_x_px", "shoulder_y_px"].map(of);
  if (!ax || !ay || !hx || !hy || !sx || !sy || series.t_s.length === 0) return null;
  const n = frame_at(series, t_s);
  const [x, y, h, k, s, r] = [ax[n], ay[n], hx[n], hy[n], sx[n], sy[n]];
  if (x == null || y == null || h == null || k == null || s == null || r == null) return null;
  const trunk_px = Math.hypot(s - h, r - k);
  return trunk_px > 1 ? { x, y, trunk_px } : null;
}
export interface OnTop { scale: number; dx: number; dy: number; mirrored: boolean }
/** How the second picture lies on the first: ankle on ankle, trunk as long as trunk. Shares of the first
 *  picture's width and height; `scale` is from the second picture's width to the first one's.
 *  @returns null where foot or trunk of one of the two was not seen at its anchor */
export function lay_on_top(
  mine: { analysis: Analysis; series: SeriesDocument; at_s: number },
  theirs: { analysis: Analysis; series: SeriesDocument; at_s: number },
): OnTop | null {
  const a = stand_at(mine.series, mine.at_s);
  const b = stand_at(theirs.series, theirs.at_s);
  if (!a || !b) return null;
  const [wide, high] = [mine.analysis.source.width_px, mine.analysis.source.height_px];
  const facings = [mine.analysis.view.facing, theirs.analysis.view.facing];
  const mirrored = facings.every((f) => f === "left" || f === "right") && facings[0] !== facings[1];
  const ratio = a.trunk_px / b.trunk_px;
  const x = mirrored ? theirs.analysis.source.width_px - b.x : b.x;
  return { scale: (ratio * theirs.analysis.source.width_px) / wide, dx: (a.x - ratio * x) / wide, dy: (a.y - ratio * b.y) / high, mirrored };
}
