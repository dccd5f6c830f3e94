import { Patterns, VIEWS } from "./body_map";

/** What an exercise trains, on a small body map: solid where it is the target, hatched where it helps. */
export function Trains({ sets_per_group }: { sets_per_group: Record<string, number> }) {
  const state = (group: string) => { const sets = sets_per_group[group] ?? 0; return sets >= 1 ? "within" : sets > 0 ? "below" : "none"; };
  const named = (wanted: string) => [...new Set(VIEWS.flatMap((v) => v.leads).filter((l) => state(l.group) === wanted).map((l) => l.name))];
  const says = [["the target", named("within")], ["helping", named("below")]].filter(([, names]) => names!.length > 0).map(([how, names]) => `${how}: ${(names as string[]).join(", ")}`).join("; ");
  // A lift that trains nothing of the hips has no map of them.
  if (!says) return null;
  return (
    <section class="stack-2">
      <h2 class="part">What of the hips it trains</h2>
      <div class="trains" role="img" aria-label={says}>
        <Patterns />
        {VIEWS.map((view) => {
          const half = <><path class="skin" d={view.skin} />{view.parts.map((p, i) => <path key={i} class={`m ${state(p.group)}`} d={p.d} />)}</>;
          return (
            <figure class="view" key={view.name}>
              <svg viewBox={view.mirrored ? "36 4 168 322" : "22 4 126 322"} aria-hidden="true"><g>{half}</g>{view.mirrored && <g transform="translate(240 0) scale(-1 1)">{half}</g>}</svg>
              <figcaption>{view.name}</figcaption>
            </figure>
          );
        })}
      </div>
      <p class="note">{says.replace(/^./, (c) => c.toUpperCase())}.</p>
    </section>
  );
}
