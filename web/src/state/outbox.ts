import { post, Problem } from "../api/client";
import type { NewSet, SetBatch } from "../api/documents";
import { keep, kept } from "./keep";
import { make_store } from "./store";
import { refresh } from "./documents";

/** Sets that were logged and are not yet known to be in the log. Each carries an id made here, so
 *  that sending twice is once; they outlive the page. */
export interface Waiting { athlete: string; set: NewSet; sure?: boolean }
export interface Refused { athlete: string; set: NewSet; why: string; hint: string }
export interface Differing { athlete: string; yours: NewSet; log: SetBatch["items"][number]["set"] }

export const waiting = make_store<Waiting[]>(kept<Waiting[]>("outbox", []));
export const refused = make_store<Refused[]>([]);
export const differing = make_store<Differing[]>([]);
waiting.watch(() => keep("outbox", waiting.get().length ? waiting.get() : null));

type Poster = (path: string, body: unknown, key: string) => Promise<SetBatch>;
let sending: Promise<number | null> | null = null;

async function send_all(send: Poster): Promise<number | null> {
  let change: number | null = null;
  while (waiting.get().length > 0) {
    const first = waiting.get()[0]!;
    const batch = waiting.get().filter((w) => w.athlete === first.athlete && !!w.sure === !!first.sure).slice(0, 50);
    const ids = batch.map((w) => w.set.id);
    const body = { sets: batch.map((w) => w.set), ...(first.sure ? { sure: true } : {}) };
    let answer: SetBatch;
    try {
      answer = await send(`/api/${first.athlete}/sets`, body, `${ids[0]}`);
    } catch (failed) {
      if (!(failed instanceof Problem) || failed.offline || failed.status >= 500) return change;
      // The whole batch is refused: kept in sight, not sent for ever.
      refused.set((now) => [...now, ...batch.map((w) => ({ athlete: w.athlete, set: w.set, why: failed.title, hint: failed.hint }))]);
      waiting.set((now) => now.filter((w) => !ids.includes(w.set.id)));
      continue;
    }
    change = answer.change ?? change;
    for (const item of answer.items) {
      const mine = batch.find((w) => w.set.id === item.id);
      if (!mine) continue;
      if (item.outcome === "refused")
        refused.set((now) => [...now, { athlete: mine.athlete, set: mine.set, why: item.problem?.title ?? "", hint: item.problem?.hint ?? "" }]);
      if (item.outcome === "differs") differing.set((now) => [...now, { athlete: mine.athlete, yours: mine.set, log: item.set }]);
    }
    waiting.set((now) => now.filter((w) => !ids.includes(w.set.id)));
  }
  refresh();
  return change;
}

/** Sends what waits; one sending at a time. @returns the newest change of the log, if any */
export function flush(send: Poster = (path, body, key) => post<SetBatch>(path, body, key)): Promise<number | null> {
  sending ??= send_all(send).finally(() => {
    sending = null;
  });
  return sending;
}

export function log_set(athlete: string, set: NewSet, sure = false, send?: Poster): Promise<number | null> {
  waiting.set((now) => [...now, sure ? { athlete, set, sure } : { athlete, set }]);
  const before = sending;
  return before ? before.then(() => flush(send)) : flush(send);
}

/** Not yet sent: takes it back without a trace. @returns whether it was still here */
export function take_back(id: string): boolean {
  const here = waiting.get().some((w) => w.set.id === id);
  if (here) waiting.set((now) => now.filter((w) => w.set.id !== id));
  return here;
}
