import { use_document } from "../../state/documents";
import type { Analysis, Clips } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { name_of, use_person } from "../../state/person";
import { day_and_year } from "../../units/days";

/** What stands beside: another rep of this set, or a rep of another film. */
export function PickCompare({ analysis, id, rep, choose, on_leave }: { analysis: Analysis; id: string; rep: number; choose: (cmp: { analysis: string | null; rep: number }) => void; on_leave: () => void }) {
  const { names } = use_person();
  const clips = use_document<Clips>("/api/clips");
  const others = (clips.data?.clips ?? []).flatMap((c) => c.analyses.map((a) => ({ clip: c, a }))).filter(({ a }) => a.id !== id && a.reps > 0);
  const own = analysis.reps.filter((r) => r.index !== rep);
  return (
    <Ask title="Beside this rep" on_leave={on_leave}>
      {own.length > 0 && <h3>Of this set</h3>}
      <div class="chips">{own.map((r) => <button key={r.index} class="chip" onClick={() => choose({ analysis: null, rep: r.index })}>Rep {r.index}</button>)}</div>
      <h3>Of another set</h3>
      {others.length === 0 && <p class="note">No other film is here yet.</p>}
      <ul class="stack-2">
        {others.slice(0, 30).map(({ clip, a }) => (
          <li key={a.id}><button class="btn" onClick={() => choose({ analysis: a.id, rep: 1 })}>{name_of(names, a.exercise)} · {day_and_year(a.made_at)} · {clip.name}</button></li>
        ))}
      </ul>
    </Ask>
  );
}
