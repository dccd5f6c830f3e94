import type { Tempo } from "../api/documents";

export type Beat = "count" | "down" | "bottom" | "up" | "top" | "end";
export interface Tick { at_s: number; beat: Beat; rep: number; left: number }

/** The ticks of a set by its tempo: a count-in of 3, then one tick a second of every phase, named by
 *  the phase, so that each has a pitch of its own. */
export function ticks_of(tempo: Tempo, reps: number, count_in = 3): Tick[] {
  const ticks: Tick[] = [];
  for (let left = count_in; left > 0; left -= 1) ticks.push({ at_s: count_in - left, beat: "count", rep: 0, left });
  let at = count_in;
  const phases: [Beat, number][] = [["down", tempo.down_s], ["bottom", tempo.bottom_s], ["up", tempo.up_s], ["top", tempo.top_s]];
  for (let rep = 1; rep <= reps; rep += 1)
    for (const [beat, seconds] of phases) {
      for (let done = 0; done < seconds - 1e-9; done += 1) ticks.push({ at_s: at + done, beat, rep, left: Math.ceil(seconds - done) });
      at += seconds;
    }
  ticks.push({ at_s: at, beat: "end", rep: reps, left: 0 });
  return ticks;
}
/** The tick that stands at a moment; null before the first. */
export function tick_at(ticks: Tick[], at_s: number): Tick | null {
  let found: Tick | null = null;
  for (const tick of ticks) {
    if (tick.at_s > at_s + 1e-9) break;
    found = tick;
  }
  return found;
}
/** What is counted aloud at a tick: the rep as it begins, the last three seconds of a hold, its end. */
export function spoken(tick: Tick, before: Tick | null, hold: boolean): string | null {
  if (tick.beat === "end") return hold ? "time" : "done";
  if (tick.beat === "count") return String(tick.left);
  if (hold) return tick.left <= 3 ? String(tick.left) : null;
  return tick.rep !== (before?.rep ?? 0) ? String(tick.rep) : null;
}
/** "3 s down, 1 s pause, 1 s up": the figures in words; what takes no time is left out. */
export const tempo_words = (t: Tempo) =>
  ([[t.down_s, "down"], [t.bottom_s, "pause"], [t.up_s, "up"], [t.top_s, "pause at the top"]] as const).filter(([s]) => s > 0).map(([s, what]) => `${s}\u00a0s ${what}`).join(", ");
export const tempo_figures = (t: Tempo) => [t.down_s, t.bottom_s, t.up_s, t.top_s].map((s) => String(s)).join("-");
