import { Ask } from "../../parts/ask";
import { Link } from "../../parts/link";
import { name_of, use_person } from "../../state/person";
import type { Row } from "./session_rows";

/** What may stand in for a line, ranked by Dowel, each with its reason. This time only; the plan stays. */
export function SwapSheet({ row, swapped, choose, on_leave }: { row: Row; swapped: string | null; choose: (to: string | null) => void; on_leave: () => void }) {
  const { names } = use_person();
  // One that serves for several reasons stands once, with all of them.
  const swaps = (row.sheet?.swaps ?? []).reduce<NonNullable<Row["sheet"]>["swaps"]>((all, s) => {
    const known = all.find((o) => o.exercise === s.exercise);
    if (!known) return [...all, { ...s, reasons: [...s.reasons] }];
    known.reasons.push(...s.reasons.filter((r) => !known.reasons.includes(r)));
    return all;
  }, []);
  return (
    <Ask title={`Instead of ${row.sheet?.name ?? name_of(names, row.line.exercise)}`} on_leave={on_leave}>
      {row.line.own && <p>This line is of your own programme; it is never swapped unasked.</p>}
      {swapped && <button class="btn" onClick={() => choose(null)}>Back to what was planned</button>}
      {swaps.length === 0 && <p>Nothing trains the same with what is at hand. <Link to="/settings">Change what is at hand</Link></p>}
      <ul class="stack-2">
        {swaps.map((s) => (
          <li key={s.exercise} class="card stack-2">
            <h3>{s.name}</h3>
            {s.reasons.map((r) => <p key={r} class="small">{r}</p>)}
            <div class="row"><button class="btn main" onClick={() => choose(s.exercise)}>This time</button><Link class="btn quiet" to={`/hips/${s.exercise}`}>How it is done</Link></div>
          </li>
        ))}
      </ul>
    </Ask>
  );
}
