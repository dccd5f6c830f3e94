import type { Analysis, AnalysisAbout, BarRep } from "../../api/documents";
import { StateIcon } from "../../parts/state_icon";
import { figure } from "../../units/mass";
import { words } from "../../words";
import { counts_of } from "./verdicts";

const FOLDED_ABOVE = 12;

/** Every rep with its time, tempo and the count of its states; many reps: those that need a look stay open. */
export function RepsTab({ analysis, about, rep, choose, leave_out }: { analysis: Analysis; about: AnalysisAbout | null; rep: number | null; choose: (rep: number) => void; leave_out: (rep: number) => void }) {
  const many = analysis.reps.length > FOLDED_ABOVE;
  const calm = (i: number) => analysis.reps[i]!.findings.every((f) => f.state === "held");
  const shown = analysis.reps.map((r, i) => ({ r, i })).filter(({ r, i }) => !many || !calm(i) || r.index === rep);
  const bar = (analysis.bar?.reps ?? []).some((b) => b.mean_velocity_m_s) ? analysis.bar!.reps! : [];
  const speed = (n: number) => bar.find((b) => b.index === n);
  const said = (b: BarRep) => (b.mean_velocity_m_s ? `${figure(b.mean_velocity_m_s.value, 2)}\u00a0±\u00a0${figure(b.mean_velocity_m_s.sd, 2)}\u00a0m/s` : `not told: ${b.reason.replace(/^./, (c) => c.toLowerCase())}`);
  const row = ({ r }: { r: (typeof analysis.reps)[number] }) => {
    const out = about?.exclusions.find((e) => e.rep === r.index);
    return (
      <tr key={r.index} class={out ? "out" : ""}>
        <td><button class="chip" aria-current={rep === r.index ? "true" : undefined} onClick={() => choose(r.index)}>Rep {r.index}{r.partial && ", cut off"}</button></td>
        <td class="nowrap">{figure(r.start_s, 1)}–{figure(r.end_s, 1)} s<br /><span class="note">{r.tempo}</span>{speed(r.index) && <><br /><span class="note">bar up {said(speed(r.index)!)}</span></>}</td>
        <td>{counts_of(r).map((c) => <span key={c.state} class="nowrap small"><StateIcon state={c.state} /> {c.count} {words.state[c.state]} </span>)}{out && <p class="note">left out: {out.reason}</p>}</td>
        <td><button class="btn quiet" onClick={() => leave_out(r.index)}>{out ? "Take in" : "Leave out…"}</button></td>
      </tr>
    );
  };
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Repetitions">
      <table>
        <thead><tr><th scope="col">Rep</th><th scope="col">Time; seconds down, pause, up, pause</th><th scope="col">States</th><th scope="col"><span class="vh">Do</span></th></tr></thead>
        <tbody>{shown.map(row)}</tbody>
      </table>
      {many && shown.length < analysis.reps.length && <details><summary class="note">{analysis.reps.length - shown.length} reps in which everything held</summary><table><tbody>{analysis.reps.map((r, i) => ({ r, i })).filter(({ i }) => calm(i)).map(row)}</tbody></table></details>}
    </div>
  );
}
