import { useEffect, useRef } from "preact/hooks";
import { frame_at } from "./frame_index";
import { draw_shapes, type OverlayDocument } from "./overlay";

/** The figure that was measured, drawn from its points, where the film itself was not kept. */
export function FigureStage({ overlay, layers, at_s, remark }: { overlay: OverlayDocument; layers: ReadonlySet<string>; at_s: number; remark: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current!;
    const paint = () => {
      const ratio = Math.min(devicePixelRatio || 1, 2);
      const width = Math.max(1, Math.round(target.clientWidth * ratio));
      target.width = width;
      target.height = Math.max(1, Math.round(target.clientHeight * ratio));
      const context = target.getContext("2d");
      const n = frame_at(overlay, at_s);
      const shapes = overlay.frames[n]?.shapes;
      target.dataset.frame = shapes ? String(n) : "";
      if (!context || !shapes) return;
      const scale = width / overlay.width_px;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      draw_shapes(context, shapes, layers, overlay.width_px, overlay.height_px);
    };
    paint();
    const resized = new ResizeObserver(paint);
    resized.observe(target);
    return () => resized.disconnect();
  }, [overlay, layers, at_s]);
  return (
    <div class="stage">
      <div class="picture" style={{ aspectRatio: `${overlay.width_px} / ${overlay.height_px}`, width: `min(100%, calc(var(--stage-h) * ${(overlay.width_px / overlay.height_px).toFixed(5)}))` }}>
        <canvas ref={canvas} role="img" aria-label={remark} />
      </div>
      <span class="lab">{remark}</span>
    </div>
  );
}
