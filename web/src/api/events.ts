import { refresh } from "../state/documents";
import { online, set_online } from "../state/sync";
import { note_job } from "../state/jobs";
import type { Job } from "./documents";

/** One stream of what happened on the server; the browser resumes it with Last-Event-ID by itself. */
export function listen(): () => void {
  const source = new EventSource("/api/events");
  const parse = (event: MessageEvent) => JSON.parse(event.data as string) as Record<string, unknown>;
  source.onopen = () => {
    // Back again: what was shown meanwhile may be old, and what was kept can go.
    const was_away = !online.get();
    set_online(true);
    if (!was_away) return;
    refresh();
    dispatchEvent(new Event("online"));
  };
  source.onerror = () => set_online(false);
  source.addEventListener("job", (event) => note_job(parse(event) as unknown as Job));
  for (const topic of ["log", "plan", "gate", "stop", "analysis"]) source.addEventListener(topic, () => refresh());
  source.addEventListener("lost", () => refresh());
  return () => source.close();
}
