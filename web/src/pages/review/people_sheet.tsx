import { post, Problem } from "../../api/client";
import type { Job, People } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { Show } from "../../parts/shown";
import { use_document } from "../../state/documents";
import { note_job } from "../../state/jobs";
import { say } from "../../state/said";
import { figure } from "../../units/mass";
import { plate_of } from "./review_sheets";
import type { Film } from "./use_film";

/** A part of a still picture: the box fills a square of the page. */
function Portrait({ clip, of, width_px }: { clip: string; of: People["people"][number]; width_px: number }) {
  const side = Math.max(of.box.width, of.box.height) * 1.15;
  const [x, y] = [of.box.x + of.box.width / 2 - side / 2, of.box.y + of.box.height / 2 - side / 2];
  return (
    <span class="portrait">
      <img src={`/api/clips/${clip}/still?t=${of.at_s.toFixed(3)}&width=960`} alt="" style={{ width: `${(100 * width_px) / side}%`, transform: `translate(${(-100 * x) / width_px}%, 0)`, top: `${(-100 * y) / side}%` }} />
    </span>
  );
}

/** Who is in the film, by still pictures; another one is measured again, what was measured stays. */
export function PeopleSheet({ film, on_leave }: { film: Film; on_leave: () => void }) {
  const people = use_document<People>(`/api/analyses/${film.id}/people`);
  const choose = async (person: number) => {
    try {
      note_job(await post<Job>("/api/jobs", {
        kind: "analysis", clip: film.about.clip, athlete: film.about.athlete, person,
        // What was only recognised is recognised anew: the other one may do something else.
        ...(film.analysis.exercise.how === "given" ? { exercise: film.analysis.exercise.id } : {}),
        ...plate_of(film), ...(film.analysis.athlete.load_kg ? { load_kg: film.analysis.athlete.load_kg } : {}), ...(film.about.set ? { set: film.about.set } : {}),
      }));
      say("Measured again for the one you chose; it says so when it is ready.");
      on_leave();
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  return (
    <Ask title="Who is it?" on_leave={on_leave}>
      <Show of={people}>
        {(told) => told.people.length < 2 ? <p>Nobody else was followed in this film.</p> : (
          <ul class="people">
            {told.people.map((p) => (
              <li key={p.person} class="card stack-2">
                <Portrait clip={film.about.clip} of={p} width_px={told.width_px} />
                <p class="small">{p.reps} {p.reps === 1 ? "rep" : "reps"}, in the picture {figure(p.from_s, 1)}–{figure(p.to_s, 1)} s</p>
                {p.chosen ? <p class="badge held">was measured</p> : <button class="btn" onClick={() => void choose(p.person)}>This one</button>}
              </li>
            ))}
          </ul>
        )}
      </Show>
    </Ask>
  );
}
