import { Ask } from "../../parts/ask";
import { Link } from "../../parts/link";
import { use_person } from "../../state/person";
import { work_words, type DoneSet } from "./session_rows";

/** The sets that were done of an exercise: each can be taken back, or mended in the log. */
export function DoneSheet({ name, done, take_back, on_leave }: { name: string; done: DoneSet[]; take_back: (set: DoneSet) => void; on_leave: () => void }) {
  const { athlete } = use_person();
  return (
    <Ask title={name} on_leave={on_leave}>
      {done.length === 0 && <p>No set of it is in the log any more.</p>}
      <ul>
        {done.map((d, i) => (
          <li key={d.id} class="setrow">
            <span>Set {i + 1}: {work_words(d, athlete.shown_unit)}{d.side !== "both" && `, ${d.side}`}{d.rpe !== null && <span class="note"> effort {d.rpe}</span>}</span>
            <button class="btn" onClick={() => take_back(d)}>Take back</button>
          </li>
        ))}
      </ul>
      <p class="small">What is only a little wrong is mended in <Link to="/progress">Progress</Link>.</p>
    </Ask>
  );
}
