import { useState } from "preact/hooks";
import type { Roster } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { StateIcon } from "../../parts/state_icon";
import { use_document } from "../../state/documents";
import { keep } from "../../state/keep";
import { use_person } from "../../state/person";
import { days_later, short_day } from "../../units/days";
import { words } from "../../words";
import type { State } from "../../api/documents";

const STATE_OF: Record<string, State> = { warning_sign: "broken", pain: "borderline", film_broke: "broken", missed_lift: "borderline", hold: "borderline", away: "cannot_tell", slide: "borderline", nothing_logged: "cannot_tell", not_looked_at: "cannot_tell" };
const NOT_KNOWN: Record<string, string> = { no_film: "no film", no_effort: "no effort logged", no_pain_told: "no pain told", no_signs_asked: "warning signs not asked" };

/** Who needs a look, and why, most pressing first. No score, no ranking of people. */
export function RosterPage() {
  const { me } = use_person();
  const [since, set_since] = useState(7);
  const roster = use_document<Roster>(`/api/roster?since=${days_later(me.today, -since)}`);
  return (
    <div class="page roster-page">
      <Heading title={words.places.roster} />
      <div class="seg" role="group" aria-label="Since">{[7, 14, 28].map((n) => <button key={n} aria-pressed={since === n} onClick={() => set_since(n)}>{n} days</button>)}</div>
      <Show of={roster} height="40vh">
        {(told) => (
          <>
            <p class="cue">{told.need_a_look === 0 ? "Nobody needs you today." : `${told.need_a_look} of ${told.athletes.length} ${told.need_a_look === 1 ? "needs" : "need"} a look, since ${short_day(told.since)}.`}</p>
            <ul class="stack-2">
              {told.athletes.filter((a) => a.needs_a_look).map((a) => (
                <li key={a.athlete_id} class="card stack-2 measure-wide">
                  <h2 class="part"><Link to="/" athlete={a.athlete_id} onClick={() => keep("athlete", a.athlete_id)}>{a.name}</Link></h2>
                  {a.facts.map((f, i) => <p key={f.text} class="row" style={{ alignItems: "baseline" }}><StateIcon state={STATE_OF[f.kind] ?? "cannot_tell"} /><span>{i === 0 ? <b>{f.text}</b> : f.text}{f.overridden && <span class="note"> {words.otherwise.instead(words.verdict[f.overridden.to], f.overridden.by ?? a.name, short_day(f.overridden.decided))} “{f.overridden.reason}”</span>}</span></p>)}
                  {a.not_known.length > 0 && <p class="note">Not known: {a.not_known.map((n) => NOT_KNOWN[n] ?? n).join(", ")}.</p>}
                  <p class="row wrap"><Link class="btn" to="/progress" athlete={a.athlete_id}>Progress</Link><Link class="btn" to="/plan" athlete={a.athlete_id}>Plan</Link><Link class="btn" to="/progress?log" athlete={a.athlete_id}>Look at the log, or write a note</Link></p>
                </li>
              ))}
            </ul>
            {told.well > 0 && (
              <section class="stack-2"><h2>{told.well} {told.well === 1 ? "has" : "have"} nothing that needs you</h2>
                <ul class="small">{told.athletes.filter((a) => !a.needs_a_look).map((a) => <li key={a.athlete_id}><Link to="/" athlete={a.athlete_id} onClick={() => keep("athlete", a.athlete_id)}>{a.name}</Link> <span class="note">{a.sessions} {a.sessions === 1 ? "session" : "sessions"}{a.last_session && `, the last on ${short_day(a.last_session)}`}</span></li>)}</ul></section>
            )}
            {told.not_read.map((n) => <p key={n.message} class="card edge-cannot_tell">{n.name ?? n.log}: {n.message}. {n.hint}</p>)}
          </>
        )}
      </Show>
    </div>
  );
}
