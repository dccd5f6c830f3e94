import { useRef } from "preact/hooks";
import type { FrameDrawing, Stroke } from "../../api/documents";
import { LineIcon } from "../../parts/line_icon";
import { figure } from "../../units/mass";
import { angle_of, path_of, stroke_px, whole_strokes, with_point } from "./drawing";

export interface Pen { tool: Stroke["tool"]; width: Stroke["width"] }

function Strokes({ of }: { of: FrameDrawing }) {
  return (
    <>
      {of.strokes.map((s, i) => {
        const read = angle_of(s);
        const wide = stroke_px(s.width, of.width_px, of.height_px);
        const [x, y] = s.points[1] ?? s.points[0]!;
        return (
          <g key={i}>
            <path class="casing" d={path_of(s)} stroke-width={wide * 1.8} />
            <path class="ink" d={path_of(s)} stroke-width={wide} />
            {read && <text x={x + wide * 3} y={y - wide * 3} font-size={Math.max(12, 0.03 * Math.sqrt(of.width_px * of.height_px))}>{figure(read.deg, 0)}° ± {figure(Math.max(1, read.sd_deg), 0)}°</text>}
          </g>
        );
      })}
    </>
  );
}

/** What people drew on the shown frame; with a pen in hand, what is being drawn now. In the frame's own
 *  coordinates, so that it lies on the same place in every size. */
export function DrawingLayer({ shown, width_px, height_px, strokes, pen, change }: { shown: FrameDrawing[]; width_px: number; height_px: number; strokes: Stroke[]; pen: Pen | null; change: (strokes: Stroke[]) => void }) {
  const area = useRef<SVGSVGElement>(null);
  const point = (e: PointerEvent): [number, number] => {
    const box = area.current!.getBoundingClientRect();
    return [((e.clientX - box.left) / box.width) * width_px, ((e.clientY - box.top) / box.height) * height_px];
  };
  if (!pen && shown.length === 0 && strokes.length === 0) return null;
  const hold = (e: PointerEvent) => e.stopPropagation();
  return (
    <svg ref={area} class={`drawn ${pen ? "draws" : ""}`} viewBox={`0 0 ${width_px} ${height_px}`} preserveAspectRatio="none" role="img" aria-label={pen ? "Draw here" : "A drawing on this frame"}
      {...(pen ? {
        onPointerDown: (e: PointerEvent) => { hold(e); area.current!.setPointerCapture(e.pointerId); change(with_point(strokes, pen.tool, pen.width, point(e), true)); },
        onPointerMove: (e: PointerEvent) => { hold(e); if (e.buttons && pen.tool === "pen") change(with_point(strokes, "pen", pen.width, point(e), false)); },
        onPointerUp: (e: PointerEvent) => {
          hold(e);
          // A line may be drawn in one go: it ends where the finger leaves.
          const last = strokes.at(-1);
          const [x, y] = point(e);
          if (pen.tool !== "pen" && last && last.points.length < 2 && Math.hypot(x - last.points[0]![0], y - last.points[0]![1]) > 0.01 * width_px) change(with_point(strokes, pen.tool, pen.width, [x, y], false));
        },
      } : {})}>
      {shown.map((d, i) => <Strokes key={i} of={d} />)}
      <Strokes of={{ t_s: 0, width_px, height_px, strokes }} />
    </svg>
  );
}

const TOOLS: [Stroke["tool"], string][] = [["pen", "Pen"], ["line", "Line"], ["angle", "Angle"]];
const WIDTHS: [Stroke["width"], string][] = [[1, "thin"], [2, "middle"], [3, "thick"]];

export function DrawingBar({ pen, set_pen, strokes, change, done, leave, away }: { pen: Pen; set_pen: (pen: Pen) => void; strokes: Stroke[]; change: (strokes: Stroke[]) => void; done: () => void; leave: () => void; /** To the frame of the drawing, where one stands on another. */ away: (() => void) | null }) {
  return (
    <div class="cmpbar" role="group" aria-label="Drawing on this frame">
      <div class="seg" role="group" aria-label="With">{TOOLS.map(([tool, name]) => <button key={tool} aria-pressed={pen.tool === tool} onClick={() => set_pen({ ...pen, tool })}>{name}</button>)}</div>
      <div class="seg" role="group" aria-label="How thick">{WIDTHS.map(([width, name]) => <button key={width} aria-pressed={pen.width === width} onClick={() => set_pen({ ...pen, width })}>{name}</button>)}</div>
      <button class="btn" disabled={strokes.length === 0} onClick={() => change(strokes.slice(0, -1))}>Undo</button>
      <button class="btn main" disabled={whole_strokes(strokes).length === 0} onClick={done}><LineIcon name="comment" />Say something to it</button>
      <button class="btn quiet" onClick={leave}>Leave it</button>
      {away && <button class="btn quiet" onClick={away}>It lies on another frame: go there</button>}
      {pen.tool === "angle" && <span class="note">Three points; the corner is the second.</span>}
    </div>
  );
}
