import type { Clips, Explained, Muscles, Check } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { day_and_year } from "../../units/days";
import { figure } from "../../units/mass";
import { Trains } from "../progress/trains";
import { AnswerCheck } from "./answer_check";
import { Drawing } from "./drawing";
import { EntryParts, parts_of } from "./entry_text";
import { PutIntoPlan } from "./put_into_plan";

/** One page of the knowledge: the drawing first, one sentence, how, then who says what. */
export function EntryPage({ id }: { id: string }) {
  const { athlete, names, catalogue } = use_person();
  const entry = use_document<Explained>(`/api/knowledge/${encodeURIComponent(id)}`);
  const clips = use_document<Clips>("/api/clips");
  const group = use_document<Muscles>(id.startsWith("M-") ? `/api/${athlete.id}/muscles` : null);
  const check = use_document<Check>(entry.data?.entries[0]?.text.includes("(test") ? `/api/${athlete.id}/checks/${encodeURIComponent(id)}` : null);
  return (
    <div class="page entry-page">
      <Show of={entry} height="60vh">
        {(told) => {
          const e = told.entries[0]!;
          const { title, parts } = parts_of(e.text);
          const name = title.replace(/^[^:]+:\s*/, "").replace(/\s*\([^()]*\)\s*$/, "");
          const kind = title.match(/\(([^()]*)\)\s*$/)?.[1] ?? "";
          const how = e.how_to;
          const film = clips.data?.clips.flatMap((c) => c.analyses).filter((a) => a.exercise === id || title.startsWith(`${e.id} ${a.exercise}:`)).at(-1);
          const exercise = catalogue?.exercises.find((x) => x.id === e.id);
          const mine = group.data?.groups.find((g) => g.id === e.id);
          return (
            <>
              <p class="note"><Link to="/hips">Hips</Link> › {kind}</p>
              <Heading title={name}><p class="note">{e.id}</p></Heading>
              {e.drawing && (
                <figure class="card">
                  <div class="scroll" tabIndex={0} role="region" aria-label="Drawing"><Drawing svg={e.drawing.svg} /></div>
                  <figcaption class="note">Drawn, not filmed. {e.drawing.moments.some((m) => m.fault) ? `Right first, then wrong: ${e.drawing.moments.filter((m) => m.fault).map((m) => m.label.toLowerCase()).join("; ")}.` : "No mistake is drawn."}</figcaption>
                </figure>
              )}
              {how && <p class="say"><span>{how.cue}</span></p>}
              {how && (
                <div class="grid2">
                  <section class="stack-2"><h2 class="part">Set-up</h2><ol class="steps-list">{how.set_up.map((s) => <li key={s}>{s}</li>)}</ol></section>
                  <section class="stack-2"><h2 class="part">Movement</h2><ol class="steps-list">{how.movement.map((s) => <li key={s}>{s}</li>)}</ol></section>
                  <section class="stack-2"><h2 class="part">What to feel</h2><p>{how.feel}</p></section>
                  <section class="stack-2 card edge-broken"><h2 class="part">Stop if</h2><p>{how.stop_if}</p></section>
                  {([["Easier", how.easier], ["Harder", how.harder]] as const).map(([word, steps]) => steps.length > 0 && (
                    <section key={word} class="stack-2"><h2 class="part">{word}</h2><ul class="dots">{steps.map((s) => <li key={s.says}>{s.to ? <Link to={`/hips/${s.to}`}>{s.says}</Link> : s.says}</li>)}</ul></section>
                  ))}
                </div>
              )}
              {exercise && <PutIntoPlan slug={exercise.slug} can_be_wished={exercise.can_be_wished} />}
              {exercise && Object.keys(exercise.sets_per_group).length > 0 && <Trains sets_per_group={exercise.sets_per_group} />}
              {check.data && <AnswerCheck check={check.data} />}
              {film && <p><Link class="btn" to={`/film/${film.id}`}>Your last film of it, {day_and_year(film.made_at)}</Link></p>}
              {mine && <p>This week: <b>{figure(mine.sets, 1)}</b> sets, {figure(mine.direct, 1)} whole and {figure(mine.indirect, 1)} helping. <Link to="/progress">On the body map</Link></p>}
              <div class="stack entry-parts measure-wide"><EntryParts parts={parts} own={e.id} has_how_to={how !== null} names={names} /></div>
            </>
          );
        }}
      </Show>
    </div>
  );
}
