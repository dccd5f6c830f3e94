import type { MuscleGroup } from "../../api/documents";
import { Link } from "../../parts/link";
import { figure } from "../../units/mass";
import { words } from "../../words";
import { VIEWS } from "./body_map";

const MOST = 24;
const MAP_NAMES = new Map(VIEWS.flatMap((v) => v.leads.map((l) => [l.group, l.name] as const)));
/** The table calls a muscle what the map beside it does; whoever chooses it reads its whole name. */
const map_name = (g: MuscleGroup) => (MAP_NAMES.get(g.id) ?? g.name).replace(/^./, (c) => c.toUpperCase());
/** The muscles with the fewest sets, where they lie under the least that keeps them. */
export function under_floor(groups: MuscleGroup[]): string {
  const under = groups.filter((g) => g.sets < g.band.floor).sort((a, b) => a.sets - b.sets).map((g) => map_name(g).toLowerCase());
  if (under.length === 0) return "";
  const [last, ...before] = [...under].reverse();
  return `Under the ${figure(groups[0]!.band.floor)} sets that keep a muscle: ${before.length ? `${before.reverse().join("; ")} and ` : ""}${last}.`;
}

/** The table beside the map: sets = whole + ½ × helping, against the band. */
export function MuscleTable({ groups, chosen, choose }: { groups: MuscleGroup[]; chosen: string | null; choose: (id: string) => void }) {
  const share = (n: number) => `${Math.min(100, (100 * n) / MOST)}%`;
  const under = under_floor(groups);
  const mine = groups.find((g) => g.id === chosen);
  return (
    <div class="mapt">
      <div class="scroll" tabIndex={0} role="region" aria-label="Weekly sets of each muscle">
      <table class="mt">
        <caption class="vh">Weekly sets of each muscle</caption>
        <thead class="vh"><tr><th scope="col">Muscle</th><th scope="col">Sets</th><th scope="col">Against the band</th><th scope="col">Whole and half</th><th scope="col">State</th></tr></thead>
        <tbody>
          {[...groups].sort((a, b) => b.sets - a.sets).map((g) => (
            <tr key={g.id} class={g.id === chosen ? "chosen" : ""}>
              <th scope="row"><button class="plain" aria-pressed={g.id === chosen} onClick={() => choose(g.id)} title={g.name}>{map_name(g)}</button></th>
              <td class="num"><b>{figure(g.sets, 1)}</b></td>
              <td class="bt"><span class="bd"><i class="bz" style={{ left: share(g.band.from), width: share(g.band.to - g.band.from) }} /><i class="fl" style={{ left: share(g.band.floor) }} /><i class={`v ${g.state}`} style={{ width: share(g.sets) }} /></span></td>
              <td class="note dd">{figure(g.direct, 1)} + ½ × {figure(g.indirect, 1)}</td>
              <td class="note wd"><span class="d-only">{words.progress.band[g.state]}</span><span class="m-only">{words.progress.band_short[g.state]}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      </div>
      <div class="stack-2" aria-live="polite">
        {mine ? (
          <>
            <h3>{mine.name}</h3>
            {mine.exercises.length === 0 ? <p class="cue">No set for it this week.</p>
              : <ul class="small">{mine.exercises.map((e) => <li key={e.exercise}><Link to={`/hips/${e.exercise}`}>{e.name}</Link> <span class="note">{figure(e.direct, 1)}{e.indirect > 0 && ` + ½ × ${figure(e.indirect, 1)}`}</span></li>)}</ul>}
            <p><Link class="btn quiet" to={`/hips/${mine.id}`}>What it does</Link></p>
          </>
        ) : <>{under && <p class="cue">{under}</p>}<p class="note m-only">{words.progress.map}</p></>}
        {groups[0] && <p class="note">Band {groups[0].band.from} to {groups[0].band.to} sets to grow, dotted line {groups[0].band.floor} to keep. <Link to="/hips/weekly-sets-least">Where it is from</Link></p>}
      </div>
    </div>
  );
}
