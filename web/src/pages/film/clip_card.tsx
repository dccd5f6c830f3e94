import { post, Problem, remove } from "../../api/client";
import type { Clip, Job } from "../../api/documents";
import { LineIcon } from "../../parts/line_icon";
import { Link } from "../../parts/link";
import { StateIcon } from "../../parts/state_icon";
import { refresh } from "../../state/documents";
import { jobs, note_job } from "../../state/jobs";
import { name_of, use_person } from "../../state/person";
import { say } from "../../state/said";
import { use_store } from "../../state/store";
import { figure } from "../../units/mass";
import { not_saved_words, verdict_of } from "./verdict_of";
import { words } from "../../words";

/** One film: a still, what was done, the four counts; or how far it is. */
export function ClipCard({ clip, picked, pick }: { clip: Clip; picked: string[]; pick: (analysis: string) => void }) {
  const { athlete, names } = use_person();
  const job = use_store(jobs).findLast((j) => j.clip === clip.id && j.kind === "analysis");
  const newest = clip.analyses.at(-1);
  const running = job && (job.state === "running" || job.state === "waiting");
  const guarded = async (work: () => Promise<unknown>) => {
    try { await work(); } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    refresh();
  };
  const measure = () => guarded(async () => note_job(await post<Job>("/api/jobs", { kind: "analysis", clip: clip.id, athlete: athlete.id, ...(newest ? { exercise: newest.exercise } : {}) })));
  return (
    <li class="clip card">
      <div class="still">
        {clip.prepared && <img loading="lazy" src={`/api/clips/${clip.id}/still?t=${(newest?.still_s ?? (clip.duration_s ?? 2) / 2).toFixed(3)}&width=360`} alt="" />}
        {clip.synthetic && <span class="badge borderline">synthetic</span>}
      </div>
      <div class="stack-2">
        <h3>{newest ? <Link data-clip={newest.id} to={`/film/${newest.id}`}>{name_of(names, newest.exercise)}</Link> : clip.name}</h3>
        <p class="note">{newest && `${clip.name} · `}{clip.duration_s !== null && `${figure(clip.duration_s, 1)} s`}{newest && ` · ${newest.reps} ${newest.reps === 1 ? "rep" : "reps"}`}</p>
        {newest && (
          <p class="row wrap small">{(["held", "broken", "borderline", "cannot_tell"] as const).filter((s) => newest.counts[s] > 0).map((s) => <span key={s} class="nowrap"><StateIcon state={s} /> {newest.counts[s]} {words.state[s]}</span>)}{!!newest.comments && <span class="nowrap said"><LineIcon name="comment" /> {newest.comments} <span class="vh">{newest.comments === 1 ? "comment" : "comments"}</span></span>}</p>
        )}
        {newest && verdict_of(newest.summary) && <p class="small told">{verdict_of(newest.summary)}</p>}
        {newest?.not_saved && <p class="small borderline">{not_saved_words(newest.not_saved)}</p>}
        {clip.problem && <p class="small cannot_tell">{clip.problem.title}. {clip.problem.hint}</p>}
        {running && <p class="small" role="status">{job.stage}{job.done !== null && `, ${Math.round(job.done * 100)} %`}</p>}
        {job?.state === "failed" && !newest && <p class="small cannot_tell">{job.problem?.title}. {job.problem?.hint}</p>}
        <div class="row wrap">
          {newest ? <Link class="btn" to={`/film/${newest.id}`}>Review</Link> : !running && <button class="btn" onClick={() => void measure()}>Measure it</button>}
          <details class="more"><summary class="btn quiet">More</summary>
            <div class="stack-2">{newest && <label class="check"><input type="checkbox" checked={picked.includes(newest.id)} onChange={() => pick(newest.id)} />Choose for export</label>}{newest && !running && <button class="btn" onClick={() => void measure()}>Measure again</button>}
              <button class="btn danger" onClick={() => void guarded(() => remove(`/api/clips/${clip.id}`))}>Remove the film</button></div></details>
        </div>
      </div>
    </li>
  );
}
