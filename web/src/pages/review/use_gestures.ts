import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Rep } from "../../api/documents";
import { phases_of } from "./verdicts";
import type { StagePlayer } from "./stage_player";

export interface Gestures {
  canvas: RefObject<HTMLCanvasElement | null>;
    player: RefObject<StagePlayer | null>;
  zoom: number;
  on_zoom: ((zoom: number) => void) | undefined;
  on_drag: ((dx: number) => void) | undefined;
  on_tap: ((where: "left" | "middle" | "right", double: boolean) => void) | undefined;
  edges: Rep[] | undefined;
  seek: ((t_s: number) => void) | undefined;
}

const TAP_PX = 5;
const DOUBLE_MS = 300;
const HOLD_MS = 450;
const MOST_ZOOM = 4;
/** A flick is faster than this when the finger leaves [px/ms], and slows down by this time constant. */
const FLICK_PX_MS = 0.5;
const BRAKE_MS = 220;
const LOUPE_TIMES = 2.5;

/** Edges of reps, rising: where a flick brakes. */
export function edges_of(reps: Rep[]): number[] {
  return [...new Set(reps.flatMap((r) => { const p = phases_of(r); return [p.from, p.to]; }))].sort((a, b) => a - b);
}
/** The first edge passed on the way from one moment to another; null: none. */
export function edge_between(edges: number[], from_s: number, to_s: number): number | null {
  const passed = edges.filter((e) => (to_s > from_s ? e > from_s + 1e-3 && e <= to_s : e < from_s - 1e-3 && e >= to_s));
  return passed.length === 0 ? null : to_s > from_s ? passed[0]! : passed.at(-1)!;
}

/** Fingers on the film: drag scrubs, a flick runs on to the next rep's edge, a tap plays, two fingers
 *  zoom film and drawing together, a long press is a magnifying glass. Each has a key or a button, too. */
export function use_gestures(acts: Gestures) {
  const now = useRef(acts);
  now.current = acts;
  const loupe = useRef<HTMLCanvasElement>(null);
  const [pan, set_pan] = useState({ x: 0, y: 0 });
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const one = useRef<{ x: number; at: number; v: number; moved: boolean } | null>(null);
  const pinch = useRef<{ apart: number; zoom: number; x: number; y: number; pan: { x: number; y: number } } | null>(null);
  const tapped = useRef(0);
  const hold = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const flick = useRef(0);
  useEffect(() => () => { clearTimeout(hold.current); cancelAnimationFrame(flick.current); }, []);

  const magnify = (x: number, y: number) => {
    const [glass, film] = [loupe.current, now.current.canvas.current];
    if (!glass || !film) return;
    const box = film.getBoundingClientRect();
    const frame = glass.parentElement!.getBoundingClientRect();
    const context = glass.getContext("2d")!;
    const side = (glass.width / LOUPE_TIMES) * (film.width / box.width) / Math.min(devicePixelRatio || 1, 2);
    glass.hidden = false;
    glass.style.transform = `translate(${x - frame.left - 70}px, ${Math.max(0, y - frame.top - 165)}px)`;
    context.fillStyle = "#101214";
    context.fillRect(0, 0, glass.width, glass.height);
    context.drawImage(film, ((x - box.left) / box.width) * film.width - side / 2, ((y - box.top) / box.height) * film.height - side / 2, side, side, 0, 0, glass.width, glass.height);
  };
  const let_go = () => { if (loupe.current) loupe.current.hidden = true; clearTimeout(hold.current); };
  const run_on = (v_px_ms: number) => {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches || !now.current.on_drag) return;
    const edges = edges_of(now.current.edges ?? []);
    let [v, at, carried] = [v_px_ms, performance.now(), 0];
    const go_on = (time: number) => {
      const player = now.current.player.current;
      const ms = Math.min(50, Math.max(0, time - at));
      at = time;
      v *= Math.exp(-ms / BRAKE_MS);
      if (!player || Math.abs(v) < 0.06) return;
      const before = player.t_s;
      carried += v * ms;
      const whole = Math.trunc(carried);
      carried -= whole;
      if (whole !== 0) now.current.on_drag!(whole);
      const edge = edge_between(edges, before, player.t_s);
      if (edge !== null) return now.current.seek?.(edge);
      flick.current = requestAnimationFrame(go_on);
    };
    flick.current = requestAnimationFrame(go_on);
  };
  const middle = () => {
    const [a, b] = [...fingers.current.values()];
    return { x: (a!.x + b!.x) / 2, y: (a!.y + b!.y) / 2, apart: Math.max(1, Math.hypot(a!.x - b!.x, a!.y - b!.y)) };
  };
  const zoom_to = (zoom: number) => {
    const bounded = Math.min(MOST_ZOOM, Math.max(1, zoom));
    now.current.on_zoom?.(bounded < 1.05 ? 1 : bounded);
    if (bounded < 1.05) set_pan({ x: 0, y: 0 });
  };
  const handlers = {
    onPointerDown: (e: PointerEvent) => {
      cancelAnimationFrame(flick.current);
      fingers.current.set(e.pointerId, { x: e.clientX, y: e.clientY });
      (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
      if (fingers.current.size === 2 && now.current.on_zoom) {
        let_go();
        one.current = null;
        const m = middle();
        pinch.current = { apart: m.apart, zoom: now.current.zoom, x: m.x, y: m.y, pan };
        return;
      }
      one.current = { x: e.clientX, at: e.timeStamp, v: 0, moved: false };
      hold.current = setTimeout(() => { if (one.current && !one.current.moved) { magnify(e.clientX, e.clientY); } }, HOLD_MS);
    },
    onPointerMove: (e: PointerEvent) => {
      if (!fingers.current.has(e.pointerId)) return;
      fingers.current.set(e.pointerId, { x: e.clientX, y: e.clientY });
      if (pinch.current && fingers.current.size === 2) {
        const m = middle();
        zoom_to((pinch.current.zoom * m.apart) / pinch.current.apart);
        set_pan({ x: pinch.current.pan.x + m.x - pinch.current.x, y: pinch.current.pan.y + m.y - pinch.current.y });
        return;
      }
      if (loupe.current && !loupe.current.hidden) return magnify(e.clientX, e.clientY);
      const from = one.current;
      if (!from) return;
      const dx = e.clientX - from.x;
      if (!from.moved && Math.abs(dx) < TAP_PX) return;
      clearTimeout(hold.current);
      from.moved = true;
      const ms = Math.max(1, e.timeStamp - from.at);
      from.v = 0.6 * (dx / ms) + 0.4 * from.v;
      from.x = e.clientX;
      from.at = e.timeStamp;
      now.current.on_drag?.(dx);
    },
    onPointerUp: (e: PointerEvent) => {
      fingers.current.delete(e.pointerId);
      const looked = loupe.current && !loupe.current.hidden;
      let_go();
      const from = one.current;
      one.current = null;
      if (pinch.current) { if (fingers.current.size === 0) pinch.current = null; return; }
      if (!from || looked) return;
      if (from.moved) {
        if (e.timeStamp - from.at < 60 && Math.abs(from.v) > FLICK_PX_MS) run_on(from.v);
        return;
      }
      const box = (e.currentTarget as HTMLElement).getBoundingClientRect();
      const share = (e.clientX - box.left) / box.width;
      const double = e.timeStamp - tapped.current < DOUBLE_MS;
      tapped.current = e.timeStamp;
      now.current.on_tap?.(share < 0.33 ? "left" : share > 0.67 ? "right" : "middle", double);
    },
    onPointerCancel: (e: PointerEvent) => { fingers.current.delete(e.pointerId); one.current = null; pinch.current = null; let_go(); },
  };
  return { loupe, pan: acts.zoom > 1 ? pan : { x: 0, y: 0 }, handlers };
}
