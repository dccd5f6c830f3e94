import { keep, kept } from "../../state/keep";
import { preferences } from "../../state/preferences";
import { make_store } from "../../state/store";
import { begin_rest, left_s, longer, type Rest } from "../../units/rest";
import { words } from "../../words";
import { beep } from "./sounds";

/** The rest that runs; on time stamps, so that a closed page does not stop it. */
export const rest_now = make_store<Rest | null>(kept<Rest | null>("rest", null));
rest_now.watch(() => keep("rest", rest_now.get()));

let lock: { release(): Promise<void> } | null = null;
async function stay_awake(): Promise<void> {
  try {
    lock ??= await (navigator as Navigator & { wakeLock?: { request(kind: "screen"): Promise<{ release(): Promise<void> }> } }).wakeLock?.request("screen") ?? null;
  } catch {
    lock = null; // refused while the page is hidden or the battery low
  }
}
function may_sleep(): void {
  void lock?.release().catch(() => undefined);
  lock = null;
}

export function start_rest(seconds: number, then: string): void {
  rest_now.set(begin_rest(Date.now(), seconds, then));
  void stay_awake();
}
export const add_to_rest = (seconds: number) => rest_now.set((rest) => rest && longer(rest, seconds));
export function stop_rest(): void {
  rest_now.set(null);
  may_sleep();
}
/** Called by the clock on screen. @returns seconds left */
export function watch_rest(now_ms: number): number {
  const rest = rest_now.get();
  if (!rest) return 0;
  const left = left_s(rest, now_ms);
  if (left > 0) return left;
  // What ended while the page was closed ended in silence.
  if (now_ms - rest.ends_ms < 3000) {
    if (preferences.get().sound) beep(880, 0.25);
    navigator.vibrate?.([200, 100, 200]);
    if (document.hidden && "Notification" in window && Notification.permission === "granted") new Notification(words.today.rest_over, { body: rest.then });
  }
  stop_rest();
  return 0;
}
