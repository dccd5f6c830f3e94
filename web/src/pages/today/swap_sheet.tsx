import { Ask } from "../../parts/ask";
import { Link } from "../../parts/link";
import { name_of, use_person } from "../../state/person";
import { words } from "../../words";
import type { Row } from "./session_rows";
import { swap_to_end } from "./swap_to_end";

interface Props { row: Row; swapped: string | null; choose: (to: string | null) => void; /** It is done from now on. */ stands: (exercise: string) => void; on_leave: () => void }

/** What may stand in for a line, ranked by Dowel, each with its reason: this time only, or to the end of the plan. */
export function SwapSheet({ row, swapped, choose, stands, on_leave }: Props) {
  const { athlete, names, catalogue } = use_person();
  // What the plan has here, whatever is done this time; and what its rules chose here.
  const planned = row.sheet?.exercise ?? row.line.exercise;
  const chosen = row.line.instead_of || planned;
  const main = row.kind === "main" && !row.line.own;
  // One that serves for several reasons stands once, with all of them.
  const swaps = (row.sheet?.swaps ?? []).filter((s) => s.exercise !== chosen).reduce<NonNullable<Row["sheet"]>["swaps"]>((all, s) => {
    const known = all.find((o) => o.exercise === s.exercise);
    if (!known) return [...all, { ...s, reasons: [...s.reasons] }];
    known.reasons.push(...s.reasons.filter((r) => !known.reasons.includes(r)));
    return all;
  }, []);
  const to_end = async (instead: string) => {
    on_leave();
    if (await swap_to_end(athlete.id, chosen, instead, (slug) => name_of(names, slug))) stands(instead);
  };
  const wishable = (slug: string) => catalogue?.exercises.find((e) => e.slug === slug)?.can_be_wished;
  return (
    <Ask title={`Instead of ${row.sheet?.name ?? name_of(names, row.line.exercise)}`} on_leave={on_leave}>
      {row.line.own && <p>This line is of your own programme; it is never swapped unasked.</p>}
      {main && <p class="small">{swaps.length > 0 ? words.today.main_stays : words.today.main_fixed} <Link class="rule" to="/hips/K-11">K-11</Link></p>}
      {main && swaps.length === 0 && <div class="row wrap"><Link class="btn" to="/settings?person">Say how long you have trained</Link><Link class="btn" to="/settings?import">Bring a log</Link><Link class="btn" to="/plan?new">Ask for a lift in a new plan</Link></div>}
      {swapped && <button class="btn" onClick={() => choose(null)}>Back to what was planned</button>}
      {row.line.instead_of && <p class="row wrap">{words.today.stands_in(name_of(names, planned), name_of(names, chosen))} <button class="btn" onClick={() => void to_end(chosen)}>Back to {name_of(names, chosen).toLowerCase()}</button></p>}
      {swaps.length === 0 && !main && !row.line.own && <p>Nothing trains the same with what is at hand. <Link to="/settings?equipment">Change what is at hand</Link></p>}
      <ul class="stack-2">
        {swaps.map((s) => (
          <li key={s.exercise} class="card stack-2">
            <h3>{s.name}</h3>
            {s.reasons.map((r) => <p key={r} class="small">{r}</p>)}
            <div class="row wrap">
              <button class="btn main" onClick={() => choose(s.exercise)}>This time</button>
              {s.to_the_end && <button class="btn" onClick={() => void to_end(s.exercise)}>Rest of the block</button>}
              {main && wishable(s.exercise) && <Link class="btn" to={`/plan?wish=${s.exercise}`}>In a new plan…</Link>}
              <Link class="btn quiet" to={`/hips/${s.exercise}`}>How it is done</Link>
            </div>
          </li>
        ))}
      </ul>
    </Ask>
  );
}
