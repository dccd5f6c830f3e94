import type { PainAnswers, PainLimits, State } from "../../api/documents";
import { StateIcon } from "../../parts/state_icon";
import { brief_day, short_day } from "../../units/days";

/** Pain by the traffic light's own borders: none is a dot. */
export const pain_state = (level: number, limits: PainLimits): State | null =>
  level === 0 ? null : level <= limits.green_to ? "held" : level <= limits.amber_to ? "borderline" : "broken";

/** Evening over next morning, day by day; an empty place was not answered. */
export function PainDots({ answers, limits, from, to }: { answers: PainAnswers["answers"]; limits: PainLimits; from: string; to: string }) {
  const told = answers.filter((a) => a.answered.slice(0, 10) >= from && a.answered.slice(0, 10) <= to).reverse();
  if (told.length === 0) return <p class="cue">No pain told in this span.</p>;
  const shown = told.slice(-16);
  const cell = (level: number | null, day: string) => {
    if (level === null) return <td class="c"><span class="vh">not answered</span></td>;
    const state = pain_state(level, limits);
    return <td class="c" title={`${short_day(day)}: ${level} of 10`}>{state === null ? <span role="img" aria-label="none" class="dot">•</span> : <><StateIcon state={state} label={`${level} of 10`} /> <span aria-hidden="true">{level}</span></>}</td>;
  };
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Pain by day">
      <table class="pain">
        <thead><tr><th scope="col"><span class="vh">When</span></th>{shown.map((a) => <th scope="col" key={a.id}>{brief_day(a.answered)}<br />{a.region.replace("-", " ")}</th>)}</tr></thead>
        <tbody>
          <tr><th scope="row">evening</th>{shown.map((a) => cell(a.during, a.answered))}</tr>
          <tr><th scope="row">next morning</th>{shown.map((a) => cell(a.next_morning, a.answered))}</tr>
        </tbody>
      </table>
      <p class="note">Of 10. A dot is “none”; an empty place was not answered.</p>
    </div>
  );
}
