import type { FrameDrawing, Stroke } from "../../api/documents";

/** Width of a stroke in the picture, as a share of the root of its area; its casing is wider. */
const WIDTH_SHARE: Record<Stroke["width"], number> = { 1: 0.003, 2: 0.006, 3: 0.011 };
export const stroke_px = (width: Stroke["width"], width_px: number, height_px: number) => WIDTH_SHARE[width] * Math.sqrt(width_px * height_px);
/** Points a tool wants before its stroke is whole; a pen takes as many as there are. */
export const POINTS: Record<Stroke["tool"], number> = { pen: Infinity, line: 2, angle: 3 };

export const path_of = (stroke: Stroke) => stroke.points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

/** What an angle reads, and what one pixel at the ends of its legs means for it [degrees]; null before
 *  it has its three points. */
export function angle_of(stroke: Stroke): { deg: number; sd_deg: number } | null {
  const [a, corner, b] = stroke.points;
  if (stroke.tool !== "angle" || !a || !corner || !b) return null;
  const legs = [[a[0] - corner[0], a[1] - corner[1]], [b[0] - corner[0], b[1] - corner[1]]] as const;
  const [one, two] = legs.map(([x, y]) => Math.hypot(x, y)) as [number, number];
  if (one < 1 || two < 1) return null;
  const cosine = (legs[0][0] * legs[1][0] + legs[0][1] * legs[1][1]) / (one * two);
  const degrees = (rad: number) => (rad * 180) / Math.PI;
  return { deg: degrees(Math.acos(Math.min(1, Math.max(-1, cosine)))), sd_deg: degrees(Math.hypot(1 / one, 1 / two)) };
}
/** One more point for the stroke that is being drawn, or a new stroke where the last one is whole. */
export function with_point(strokes: Stroke[], tool: Stroke["tool"], width: Stroke["width"], point: [number, number], begins: boolean): Stroke[] {
  const last = strokes.at(-1);
  const open = last && last.tool === tool && last.points.length < POINTS[tool] && (tool !== "pen" || !begins);
  if (!open) return [...strokes, { tool, width, points: [point] }];
  return [...strokes.slice(0, -1), { ...last, points: [...last.points, point] }];
}
/** Strokes that are whole; what was only begun is no drawing. */
export const whole_strokes = (strokes: Stroke[]) => strokes.filter((s) => (s.tool === "pen" ? s.points.length > 1 : s.points.length === POINTS[s.tool]));

/** The drawings that belong to the frame that is shown, and to no other. */
export const drawings_at = (drawings: FrameDrawing[], t_s: number, frame_s: number) => drawings.filter((d) => Math.abs(d.t_s - t_s) <= frame_s / 2);
