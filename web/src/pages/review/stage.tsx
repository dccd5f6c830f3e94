import { useEffect, useRef } from "preact/hooks";
import type { Clip, FrameIndex } from "../../api/documents";
import type { OverlayDocument } from "./overlay";
import { StagePlayer } from "./stage_player";

interface Props {
  clip: Clip;
  index: FrameIndex;
  overlay: OverlayDocument | null;
  layers: ReadonlySet<string>;
  /** What is shown until the film can be. */
  first_s: number;
  label: string;
  clock: string;
  on_ready: (player: StagePlayer | null) => void;
  on_moved: (frame: number, playing: boolean) => void;
  /** Drag along the film: how far in pixels since the last word. */
  on_drag?: (dx: number) => void;
  on_tap?: (where: "left" | "middle" | "right", double: boolean) => void;
  number?: { text: string; state: string } | null;
}

/** Film with its overlay in a canvas above it, dark in both schemes. */
export function Stage({ clip, index, overlay, layers, first_s, label, clock, on_ready, on_moved, on_drag, on_tap, number }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const player = useRef<StagePlayer | null>(null);
  const moved = useRef(on_moved);
  moved.current = on_moved;
  useEffect(() => {
    const made = new StagePlayer(video.current!, canvas.current!, clip, index, overlay, layers, (frame, playing) => moved.current(frame, playing));
    player.current = made;
    let gone = false;
    void made.open().then(() => { if (!gone) on_ready(made); });
    const resized = new ResizeObserver(() => made.repaint());
    resized.observe(canvas.current!);
    return () => { gone = true; resized.disconnect(); made.close(); player.current = null; on_ready(null); };
  }, [clip.id, index]);
  useEffect(() => player.current?.set_overlay(overlay), [overlay]);
  useEffect(() => player.current?.set_layers(layers), [layers]);

  const drag = useRef<{ x: number; moved: boolean } | null>(null);
  const tapped = useRef(0);
  return (
    <div
      class="stage"
      onPointerDown={(e) => { drag.current = { x: e.clientX, moved: false }; (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId); }}
      onPointerMove={(e) => {
        const from = drag.current;
        if (!from) return;
        const dx = e.clientX - from.x;
        if (!from.moved && Math.abs(dx) < 5) return;
        from.moved = true;
        from.x = e.clientX;
        on_drag?.(dx);
      }}
      onPointerUp={(e) => {
        const from = drag.current;
        drag.current = null;
        if (!from || from.moved) return;
        const box = (e.currentTarget as HTMLElement).getBoundingClientRect();
        const share = (e.clientX - box.left) / box.width;
        const double = e.timeStamp - tapped.current < 300;
        tapped.current = e.timeStamp;
        on_tap?.(share < 0.33 ? "left" : share > 0.67 ? "right" : "middle", double);
      }}
      onPointerCancel={() => { drag.current = null; }}
    >
      <div class="picture" style={{ aspectRatio: `${index.width_px} / ${index.height_px}`, width: `min(100%, calc(var(--stage-h) * ${(index.width_px / index.height_px).toFixed(5)}))` }}>
      <img class="till" src={`/api/clips/${clip.id}/still?t=${first_s.toFixed(3)}&width=640`} alt="" />
      <video ref={video} tabIndex={-1} aria-hidden="true" />
      <canvas ref={canvas} aria-hidden="true" />
      </div>
      <span class="lab">{label}</span>
      <span class="clockf">{clock}</span>
      {number && <span class={`figure-on ${number.state}`}>{number.text}</span>}
    </div>
  );
}
