import { differing, log_set, refused } from "../../state/outbox";
import { patch } from "../../api/client";
import { refresh } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { use_store } from "../../state/store";
import { work_words } from "./session_rows";

const as_work = (s: { reps?: number | null; hold_s?: number | null; distance_m?: number | null; load_kg?: number | null }) =>
  ({ reps: s.reps ?? null, hold_s: s.hold_s ?? null, distance_m: s.distance_m ?? null, load_kg: s.load_kg ?? null });

/** Sets that the log did not take as they were sent: both versions side by side, nothing overwritten. */
export function Conflicts() {
  const { athlete, names } = use_person();
  const no = use_store(refused).filter((r) => r.athlete === athlete.id);
  const other = use_store(differing).filter((d) => d.athlete === athlete.id);
  const unit = athlete.shown_unit;
  return (
    <>
      {no.map((r) => (
        <div key={r.set.id} class="card edge-borderline stack-2" role="alert">
          <p class="cue">{name_of(names, r.set.exercise)}, {work_words(as_work(r.set), unit)}: {r.why}</p>
          {r.hint && <p class="small">{r.hint}</p>}
          <div class="row wrap">
            <button class="btn" onClick={() => { refused.set((now) => now.filter((x) => x !== r)); void log_set(r.athlete, r.set, true); }}>It is right, log it</button>
            <button class="btn quiet" onClick={() => refused.set((now) => now.filter((x) => x !== r))}>Drop it</button>
          </div>
        </div>
      ))}
      {other.map((d) => (
        <div key={d.yours.id} class="card edge-borderline stack-2" role="alert">
          <p class="cue">{name_of(names, d.yours.exercise)} was changed elsewhere. Which is right?</p>
          <div class="row wrap">
            <button class="btn" onClick={() => differing.set((now) => now.filter((x) => x !== d))}>In the log: {d.log ? work_words(as_work(d.log), unit) : "removed"}</button>
            <button class="btn" onClick={() => {
              differing.set((now) => now.filter((x) => x !== d));
              const { id, at: _at, exercise: _exercise, ...fields } = d.yours;
              void patch(`/api/${d.athlete}/sets/${id}`, fields).then(refresh);
            }}>Here: {work_words(as_work(d.yours), unit)}</button>
          </div>
        </div>
      ))}
    </>
  );
}
