import { new_id, post, Problem } from "../api/client";
import type { PainLights, Stop } from "../api/documents";
import { wall_clock } from "../units/days";
import { refresh } from "./documents";
import { keep, kept } from "./keep";
import { say } from "./said";
import { make_store } from "./store";

/** How it feels, told while the server was away: kept with its moment and sent once when it is back. */
export interface Feeling { region: string; during?: number; next_morning?: number; stiff?: boolean; note?: string }
export interface KeptPain { key: string; athlete: string; at: string; answer: Feeling }
export const pain_waiting = make_store<KeptPain[]>(kept<KeptPain[]>("pain", []));
pain_waiting.watch(() => keep("pain", pain_waiting.get().length ? pain_waiting.get() : null));

/** Pain whose number was said and its place not yet, by athlete: it waits here until the place is said.
 *  @param strong  more than is trained with, by the words one chose it with: nothing is shown to train meanwhile */
export interface OpenPain { level: number; at: string; strong: boolean }
export const STRONG_FROM = 6;
export const pain_open = make_store<Record<string, OpenPain>>(kept("pain_open", {}));
pain_open.watch(() => keep("pain_open", Object.keys(pain_open.get()).length ? pain_open.get() : null));
/** A lower number later does not close what a strong one opened: only its place does, or that it was a slip. */
export const open_pain = (athlete: string, level: number) => pain_open.set((now) => {
  const known = now[athlete];
  return { ...now, [athlete]: { level, at: known?.at ?? wall_clock(), strong: level >= STRONG_FROM || (known?.strong ?? false) } };
});
export const close_pain = (athlete: string) => pain_open.set(({ [athlete]: _, ...others }) => others);

export type Told = PainLights | Stop;
type Poster = (path: string, body: unknown, key: string) => Promise<Told>;
const by_post: Poster = (path, body, key) => post<Told>(path, body, key);
const path_of = (one: KeptPain) => `/api/${one.athlete}/pain?at=${encodeURIComponent(one.at)}`;

/** @returns what it changes; null: it is kept here until the server can be reached
 *  @throws Problem where the answer cannot be taken */
export async function tell_pain(athlete: string, answer: Feeling, send: Poster = by_post): Promise<Told | null> {
  const one: KeptPain = { key: new_id(), athlete, at: wall_clock(), answer };
  try {
    return await send(path_of(one), { answers: [answer] }, one.key);
  } catch (failed) {
    if (!(failed instanceof Problem) || !failed.offline) throw failed;
    pain_waiting.set((now) => [...now, one]);
    return null;
  }
}

let sending: Promise<void> | null = null;
async function send_all(send: Poster): Promise<void> {
  while (pain_waiting.get().length > 0) {
    const first = pain_waiting.get()[0]!;
    try {
      const told = await send(path_of(first), { answers: [first.answer] }, first.key);
      if (told.schema === "dowel.stop/1") say(told.stopped.why);
    } catch (failed) {
      if (!(failed instanceof Problem) || failed.offline || failed.status >= 500) return;
      say(`${failed.title}. ${failed.hint}`);
    }
    pain_waiting.set((now) => now.filter((one) => one.key !== first.key));
    refresh();
  }
}
/** Sends what waits, one sending at a time. */
export function flush_pain(send: Poster = by_post): Promise<void> {
  sending ??= send_all(send).finally(() => { sending = null; });
  return sending;
}
