import type { Clips, Job } from "../api/documents";
import { use_document } from "../state/documents";
import { cancel_job, dismiss_job, jobs, seen_at_work, sendings } from "../state/jobs";
import { hold_said, release_said, say_nothing, said } from "../state/said";
import { use_store } from "../state/store";
import { useState } from "preact/hooks";
import { words } from "../words";
import { Link } from "./link";

/** What lies at the bottom: the line that says what was done and undoes it, and what goes on. */
export function Floor() {
  const line = use_store(said);
  const sending = use_store(sendings);
  const all = use_store(jobs);
  const shown = all.filter((j) => j.kind === "analysis" && j.state !== "cancelled");
  const running = shown.filter((j) => j.state === "waiting" || j.state === "running");
  const first = running[0];
  // Films are called by their name, and what is ready by what was found.
  const clips = use_document<Clips>(running.length > 0 || shown.some((j) => seen_at_work.has(j.id)) ? "/api/clips" : null);
  const film = (j: Job) => clips.data?.clips.find((c) => c.id === j.clip);
  const name = (j: Job) => film(j)?.name ?? "a film";
  const reps = (j: Job) => film(j)?.analyses.find((a) => a.id === j.result?.analysis)?.reps;
  const ready = (j: Job) => (reps(j) === undefined ? "Ready" : `Ready: ${reps(j)} ${reps(j) === 1 ? "rep" : "reps"}`);
  const ended = shown.filter((j) => (j.state === "done" || j.state === "failed") && seen_at_work.has(j.id));
  const percent = (done: number | null) => (done === null ? "" : `, ${Math.round(done * 100)} %`);
  const eta = (s: number | null) => (s === null ? "" : `, about ${s < 90 ? `${Math.ceil(s)} s` : `${Math.ceil(s / 60)} min`}`);
  const headline = sending[0]
    ? `Sending ${sending[0].name}${percent(sending[0].sent / Math.max(1, sending[0].size))}`
    : first
      ? `${first.state === "waiting" ? "Waiting" : "Analysing"} ${name(first)}${percent(first.done)}${eta(first.eta_s)}`
      : ended.some((j) => j.state === "done") ? ready(ended.findLast((j) => j.state === "done")!) : "Could not be measured";
  // Put away, it comes back when something begins or ends.
  const state = [...sending.map((s) => s.key + (s.problem ?? "")), ...running.map((j) => j.id), ...ended.map((j) => j.id + j.state)].sort().join();
  const [put_away, hide] = useState("");
  return (
    <div class="floor">
      <div aria-live="polite">
        {line && (
          <div class="snack" onPointerEnter={hold_said} onPointerLeave={release_said} onFocusIn={hold_said} onFocusOut={release_said}>
            <span>{line.text}</span>
            {line.undo && <button onClick={() => { const undo = line.undo!; say_nothing(); void undo(); }}>{words.undo}</button>}
          </div>
        )}
      </div>
      {state !== "" && put_away !== state && (
        <div class="traybox"><details class="tray">
          <summary role="status">{headline}{sending.length + running.length > 1 && <span class="note">and {sending.length + running.length - 1} more</span>}</summary>
          <ul>
            {sending.map((s) => (
              <li key={s.key}>
                <span>{s.name} · {s.problem ?? (s.held ? words.film.held : words.film.sending)}</span>
                <span class="row">{!s.problem && <button class="btn quiet" onClick={() => s.hold(!s.held)}>{s.held ? "Go on" : "Wait"}</button>}<button class="btn quiet" onClick={s.stop}>Cancel</button></span>
                <progress value={s.sent} max={s.size} aria-label={`Sending ${s.name}`} />
              </li>
            ))}
            {running.map((j) => (
              <li key={j.id}>
                <span>{name(j)} · {j.stage || j.state}{eta(j.eta_s)}</span>
                <button class="btn quiet" onClick={() => void cancel_job(j.id)}>Cancel</button>
                {j.done === null ? <progress aria-label={j.stage} /> : <progress value={j.done} max={1} aria-label={j.stage} />}
              </li>
            ))}
            {ended.map((j) => (
              <li key={j.id}>
                {j.state === "done" && j.result
                  ? <Link to={`/film/${j.result.analysis}`} onClick={() => dismiss_job(j.id)}>{name(j)} · {ready(j)}. Review</Link>
                  : <span>{name(j)} · {j.problem?.title ?? "Could not be measured."} {j.problem?.hint}</span>}
                <button class="btn quiet" onClick={() => dismiss_job(j.id)}>Close</button>
              </li>
            ))}
          </ul>
        </details><button class="btn quiet square" aria-label={words.hide_tray} title={words.hide_tray} onClick={() => hide(state)}>×</button></div>
      )}
    </div>
  );
}
