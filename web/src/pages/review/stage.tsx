import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Clip, FrameIndex, Rep } from "../../api/documents";
import type { OnTop } from "./align";
import type { OverlayDocument } from "./overlay";
import { StagePlayer } from "./stage_player";
import { words } from "../../words";
import { use_gestures, type Gestures } from "./use_gestures";

interface Props {
  clip: Clip;
  index: FrameIndex;
  small: FrameIndex | null;
  overlay: OverlayDocument | null;
  layers: ReadonlySet<string>;
  /** What is shown until the film can be. */
  first_s: number;
  label: string;
  clock: string;
  /** "way up": where in the rep; left out where there is no room. */
  phase?: string;
  on_ready: (player: StagePlayer | null) => void;
  on_moved: (frame: number, playing: boolean) => void;
  /** Drag along the film: how far in pixels since the last word. */
  on_drag?: (dx: number) => void;
  on_tap?: (where: "left" | "middle" | "right", double: boolean) => void;
  number?: { name: string; text: string; state: string } | null;
  /** Its drawing is still on its way. */
  comes?: boolean;
  zoom?: number;
  on_zoom?: (zoom: number) => void;
  /** A flick brakes at the next of their edges. */
  edges?: Rep[];
  seek?: (t_s: number) => void;
  /** Laid over another picture, half seen through. */
  laid?: OnTop | null;
  /** What lies over the picture: somebody's drawing. */
  children?: ComponentChildren;
}

/** Film with its overlay in a canvas above it, dark in both schemes. */
export function Stage({ clip, index, small, overlay, layers, first_s, label, clock, phase, on_ready, on_moved, on_drag, on_tap, number, comes, zoom = 1, on_zoom, edges, seek, laid, children }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const player = useRef<StagePlayer | null>(null);
  const [opened, set_opened] = useState(false);
  const opening = useRef<Promise<void>>(Promise.resolve());
  const moved = useRef(on_moved);
  moved.current = on_moved;
  useEffect(() => {
    const made = new StagePlayer(video.current!, canvas.current!, clip, index, overlay, layers, (frame, playing) => moved.current(frame, playing));
    player.current = made;
    let gone = false;
    opening.current = made.open();
    set_opened(false);
    void opening.current.then(() => { if (!gone) { set_opened(true); on_ready(made); } });
    const resized = new ResizeObserver(() => made.repaint());
    resized.observe(canvas.current!);
    return () => { gone = true; resized.disconnect(); made.close(); player.current = null; on_ready(null); };
  }, [clip.id, index]);
  useEffect(() => { if (small) void opening.current.then(() => player.current?.open_small(small)); }, [small, index]);
  useEffect(() => player.current?.set_overlay(overlay), [overlay]);
  useEffect(() => player.current?.set_layers(layers), [layers]);
  useEffect(() => player.current?.set_zoom(zoom), [zoom]);

  const acts: Gestures = { canvas, player, zoom, on_zoom, on_drag, on_tap, edges, seek };
  const { loupe, pan, handlers } = use_gestures(acts);
  const aspect = index.width_px / index.height_px;
  const moved_by = zoom > 1 ? `translate(${pan.x}px, ${pan.y}px) scale(${zoom})` : "";
  const style = laid
    ? { aspectRatio: `${aspect}`, width: `${laid.scale * 100}%`, left: `${laid.dx * 100}%`, top: `${laid.dy * 100}%`, transform: laid.mirrored ? "scaleX(-1)" : "" }
    : { aspectRatio: `${aspect}`, width: `min(100%, calc(var(--stage-h) * ${aspect.toFixed(5)}))`, transform: moved_by };
  return (
    <div class={`stage ${laid ? "laid" : ""}`} {...(laid ? {} : handlers)}>
      <div class="picture" style={style}>
        <img class="till" src={`/api/clips/${clip.id}/still?t=${first_s.toFixed(3)}&width=640`} alt="" />
        <video ref={video} tabIndex={-1} aria-hidden="true" />
        <canvas ref={canvas} aria-hidden="true" />
        {children}
      </div>
      {label && <span class="lab">{label}</span>}
      <span class="clockf">{clock}{phase && <span class="phase"> · {phase}</span>}</span>
      {number && <span class={`figure-on ${number.state}`}><small>{number.name}</small>{number.text}</span>}
      {(comes || !opened) && <span class="coming" role="status">{words.review.drawing_comes}</span>}
      {on_zoom && <button class="zoomb" aria-label={`Zoom, now ${zoom.toFixed(1)} times`} onPointerDown={(e) => e.stopPropagation()} onPointerUp={(e) => e.stopPropagation()} onClick={() => on_zoom(zoom >= 3 ? 1 : Math.floor(zoom) + 1)}>{zoom > 1 ? `${Number(zoom.toFixed(1))}×` : "zoom"}</button>}
      <canvas ref={loupe} class="loupe" width={280} height={280} hidden aria-hidden="true" />
    </div>
  );
}
