import { get, remove } from "../api/client";
import type { Job, Jobs } from "../api/documents";
import { send_film } from "../api/uploads";
import { refresh } from "./documents";
import { make_store } from "./store";

/** What goes on while one does other things: films being sent, films being measured. */
export interface Sending { key: string; name: string; sent: number; size: number; problem: string | null; stop: () => void }
export const sendings = make_store<Sending[]>([]);
export const jobs = make_store<Job[]>([]);

export function note_job(job: Job): void {
  jobs.set((now) => {
    const known = now.find((j) => j.id === job.id);
    return known ? now.map((j) => (j.id === job.id ? { ...j, ...job } : j)) : [...now, job];
  });
  if (job.state === "done" || job.state === "failed") refresh();
}
export async function read_jobs(): Promise<void> {
  jobs.set((await get<Jobs>("/api/jobs")).jobs);
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
  const change = (with_: Partial<Sending>) => sendings.set((now) => now.map((s) => (s.key === key ? { ...s, ...with_ } : s)));
  const forget = () => sendings.set((now) => now.filter((s) => s.key !== key));
  sendings.set((now) => [
    ...now,
    { key, name: file.name, sent: 0, size: file.size, problem: null, stop: () => { stop.abort(); forget(); } },
  ]);
  try {
    const upload = await send_film({
      file,
      name: file.name,
      signal: stop.signal,
      on_sent: (sent) => change({ sent }),
    });
    forget();
    refresh();
    return upload.clip!;
  } catch (failed) {
    change({ problem: failed instanceof Error ? failed.message : String(failed) });
    throw failed;
  }
}
