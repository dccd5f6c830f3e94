import type { State } from "../../api/documents";

/** What the engine draws on a frame (core/scene), as it comes from the server, and how it is painted:
 *  its own palette, every stroke on a casing, so that report, overlay film and page never differ. */
export type Role = "near_side" | "far_side" | "back_contour" | "stick" | "contact" | "gap" | "angle" | "path" | "text";
export interface Shape {
  kind: "area" | "line" | "arc" | "dot" | "label";
  role: Role;
  state: "plain" | State;
  points: number[];
  lit?: boolean;
  radius?: number;
  from_rad?: number;
  to_rad?: number;
  text?: string;
}
export interface OverlayDocument {
  schema: "dowel.overlay/1";
  width_px: number;
  height_px: number;
  t_s: number[];
  frames: ({ shapes: Shape[] } | null)[];
}

export const LAYERS = ["stick", "gap", "back", "skeleton", "angles", "path"] as const;
export type Layer = (typeof LAYERS)[number];
export const layer_of = (role: Role): Layer | null =>
  role === "stick" || role === "contact" || role === "text" ? "stick"
  : role === "gap" ? "gap"
  : role === "back_contour" ? "back"
  : role === "near_side" || role === "far_side" ? "skeleton"
  : role === "angle" ? "angles"
  : role === "path" ? "path" : null;

/** The layers that say something of a measure: the others step back while its evidence is looked at. */
export function layers_for(measure: string): Layer[] {
  if (/spine|gap|ear|lumbar|dowel|contact/.test(measure)) return ["stick", "gap", "back"];
  if (/travel|path|balance|foot|bar/.test(measure)) return ["skeleton", "path"];
  if (/hip|knee|trunk|shank|ankle|shoulder|elbow|lean/.test(measure)) return ["skeleton", "angles"];
  return [...LAYERS];
}

const ROLE: Record<Role, { colour: string; opacity: number; width: number; dot: number }> = {
  near_side: { colour: "#ffffff", opacity: 0.95, width: 0.007, dot: 0.01 },
  far_side: { colour: "#ffffff", opacity: 0.5, width: 0.004, dot: 0.006 },
  back_contour: { colour: "#00c8be", opacity: 0.95, width: 0.0055, dot: 0.006 },
  stick: { colour: "#fae1a0", opacity: 1, width: 0.0085, dot: 0.0085 },
  contact: { colour: "#ffffff", opacity: 1, width: 0.005, dot: 0.013 },
  gap: { colour: "#fae1a0", opacity: 0.5, width: 0.003, dot: 0.006 },
  angle: { colour: "#ffffff", opacity: 0.9, width: 0.0045, dot: 0.006 },
  path: { colour: "#cc79a7", opacity: 0.9, width: 0.005, dot: 0.006 },
  text: { colour: "#ffffff", opacity: 1, width: 0.003, dot: 0.006 },
};
const STATE: Record<State, string> = { held: "#56b4e9", broken: "#e25814", borderline: "#f5cd3c", cannot_tell: "#a5a5a5" };
const SYMBOL: Record<State, string> = { held: "✓", broken: "✗", borderline: "≈", cannot_tell: "?" };
const CASING = "rgb(16 20 24 / .65)";

function trace(context: CanvasRenderingContext2D, points: number[], close: boolean): void {
  context.beginPath();
  for (let i = 0; i + 1 < points.length; i += 2) {
    if (i === 0) context.moveTo(points[0]!, points[1]!);
    else context.lineTo(points[i]!, points[i + 1]!);
  }
  if (close) context.closePath();
}

/** Paints shapes in picture pixels; the context's transform brings them to the canvas. */
export function draw_shapes(context: CanvasRenderingContext2D, shapes: Shape[], layers: ReadonlySet<string>, width_px: number, height_px: number): void {
  const unit = Math.sqrt(width_px * height_px);
  const text_px = Math.max(13, unit * 0.024);
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const shape of shapes) {
    const layer = layer_of(shape.role);
    if (layer && !layers.has(layer)) continue;
    const style = ROLE[shape.role];
    if (!style) continue;
    const colour = shape.state === "plain" ? style.colour : STATE[shape.state];
    const stroke = () => {
      context.globalAlpha = 1;
      context.strokeStyle = CASING;
      context.lineWidth = style.width * unit * 1.8;
      context.stroke();
      context.globalAlpha = style.opacity;
      context.strokeStyle = colour;
      context.lineWidth = style.width * unit;
      context.stroke();
    };
    if (shape.kind === "area") {
      trace(context, shape.points, true);
      context.globalAlpha = style.opacity;
      context.fillStyle = colour;
      context.fill();
    } else if (shape.kind === "line") {
      trace(context, shape.points, false);
      stroke();
    } else if (shape.kind === "arc") {
      context.beginPath();
      context.arc(shape.points[0]!, shape.points[1]!, shape.radius ?? 0, shape.from_rad ?? 0, shape.to_rad ?? 0, (shape.to_rad ?? 0) < (shape.from_rad ?? 0));
      stroke();
    } else if (shape.kind === "dot") {
      const radius = style.dot * unit;
      const [x, y] = [shape.points[0]!, shape.points[1]!];
      context.globalAlpha = 1;
      context.beginPath();
      context.arc(x, y, radius * 1.35, 0, 2 * Math.PI);
      context.fillStyle = CASING;
      context.fill();
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.globalAlpha = style.opacity;
      context.fillStyle = shape.lit === false ? "rgb(16 20 24)" : colour;
      context.fill();
      if (shape.lit === false) {
        context.strokeStyle = colour;
        context.lineWidth = style.width * unit;
        context.stroke();
      }
    } else if (shape.text) {
      const said = shape.state === "plain" ? shape.text : `${SYMBOL[shape.state]} ${shape.text}`;
      context.globalAlpha = 1;
      context.font = `600 ${text_px}px system-ui, sans-serif`;
      context.textBaseline = "middle";
      const wide = context.measureText(said).width;
      const x = Math.min(Math.max(text_px * 0.4, shape.points[0]!), Math.max(0, width_px - wide - text_px * 0.4));
      const y = Math.min(Math.max(text_px, shape.points[1]!), height_px - text_px);
      context.strokeStyle = "rgb(16 20 24 / .85)";
      context.lineWidth = text_px * 0.28;
      context.strokeText(said, x, y);
      context.fillStyle = colour;
      context.fillText(said, x, y);
    }
  }
  context.globalAlpha = 1;
}
