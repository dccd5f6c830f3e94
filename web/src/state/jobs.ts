import { get, remove } from "../api/client";
import type { Job, Jobs } from "../api/documents";
import { send_film } from "../api/uploads";
import { refresh } from "./documents";
import { keep, kept } from "./keep";
import { make_store } from "./store";

/** What goes on while one does other things: films being sent, films being measured. */
export interface Sending { key: string; name: string; sent: number; size: number; problem: string | null; held: boolean; stop: () => void; hold: (held: boolean) => void }
export const sendings = make_store<Sending[]>([]);
export const jobs = make_store<Job[]>([]);

/** Work that went on while this page was open: its end is told. What ended before is in its place already. */
export const seen_at_work = new Set<string>();
const at_work = (job: Job) => job.state === "waiting" || job.state === "running";

export function note_job(job: Job): void {
  if (at_work(job)) seen_at_work.add(job.id);
  jobs.set((now) => {
    const known = now.find((j) => j.id === job.id);
    return known ? now.map((j) => (j.id === job.id ? { ...j, ...job } : j)) : [...now, job];
  });
  if (job.state === "done" || job.state === "failed") refresh();
}
export async function read_jobs(): Promise<void> {
  // The server tells the newest first; here the newest is the last, as they come in.
  jobs.set([...(await get<Jobs>("/api/jobs")).jobs].reverse());
  for (const job of jobs.get()) if (at_work(job)) seen_at_work.add(job.id);
}
export async function cancel_job(id: string): Promise<void> {
  await remove(`/api/jobs/${id}`);
  await read_jobs();
}
export const dismiss_job = (id: string) => jobs.set((now) => now.filter((j) => j.id !== id));

let count = 0;
/** Sends a film in the background. @returns its clip's id */
export async function send(file: File): Promise<string> {
  const stop = new AbortController();
  const key = `sending-${(count += 1)}`;
  let gate: Promise<void> | null = null;
  let open_gate: (() => void) | null = null;
  const let_go = () => { open_gate?.(); gate = null; open_gate = null; };
  // The same film chosen again after a restart goes on where it was.
  const mark = `${file.name}|${file.size}|${file.lastModified}`;
  const forget_upload = () => { const { [mark]: _, ...others } = kept<Record<string, string>>("uploads", {}); keep("uploads", Object.keys(others).length ? others : null); };
  const known = kept<Record<string, string>>("uploads", {})[mark];
  const change = (with_: Partial<Sending>) => sendings.set((now) => now.map((s) => (s.key === key ? { ...s, ...with_ } : s)));
  const forget = () => sendings.set((now) => now.filter((s) => s.key !== key));
  sendings.set((now) => [
    ...now,
    {
      key, name: file.name, sent: 0, size: file.size, problem: null, held: false,
      stop: () => { stop.abort(); let_go(); forget(); forget_upload(); },
      hold: (held) => {
        change({ held });
        if (!held) return let_go();
        gate ??= new Promise((go_on) => { open_gate = go_on; });
      },
    },
  ]);
  try {
    const upload = await send_film({
      file,
      name: file.name,
      signal: stop.signal,
      ...(known ? { id: known } : {}),
      on_begun: (upload) => { keep("uploads", { ...kept<Record<string, string>>("uploads", {}), [mark]: upload.id }); change({ sent: upload.offset }); },
      held: () => gate,
      on_sent: (sent) => change({ sent }),
    });
    forget();
    forget_upload();
    refresh();
    return upload.clip!;
  } catch (failed) {
    change({ problem: failed instanceof Error ? failed.message : String(failed) });
    throw failed;
  }
}
