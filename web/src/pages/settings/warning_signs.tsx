import { useState } from "preact/hooks";
import { Problem, put } from "../../api/client";
import type { RedFlagQuestions, RedFlagsTold } from "../../api/documents";
import { Link } from "../../parts/link";
import { Show } from "../../parts/shown";
import { refresh, use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { go } from "../../state/route";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { words } from "../../words";
import { take_back_answer } from "../today/stop_page";
import { asked, raised_questions } from "../today/stop_words";

/** The nine questions, answered anew; none preset.
 *  @param then  where to go on when no answer is a sign */
export function WarningSigns({ then = "/plan?new" }: { then?: string }) {
  const { athlete } = use_person();
  const flags = use_document<RedFlagQuestions>(`/api/${athlete.id}/red-flags`);
  const [said, set_said] = useState<Record<string, boolean>>({});
  const send = async (questions: RedFlagQuestions["questions"]) => {
    try {
      const told = await put<RedFlagsTold>(`/api/${athlete.id}/red-flags`, { answers: questions.map((q) => ({ question: q.id, yes: said[q.id]! })) });
      say(told.raised.length > 0 ? words.stop.kept : words.stop.none);
      set_said({});
      refresh();
      go(told.raised.length > 0 ? "/" : then);
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  const take_back = async (answer: string) => {
    try { await take_back_answer(athlete.id, answer, words.stop.taken_back); } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  return (
    <section class="stack" aria-label="Warning signs">
      <Show of={flags}>{(told) => (
        <>
          {told.answered && <p class="note">Last answered {short_day(told.answered.answered)}: {told.answered.answers.filter((a) => a.yes).length === 0 ? "no to all" : `${told.answered.answers.filter((a) => a.yes).length} yes`}.</p>}
          <p class="small">{words.first_run.flags_note} {words.first_run.all_needed}</p>
          {told.sign && <p class="small">{words.stop.sign_stands(raised_questions(told).join(" "), short_day(told.sign.told))} {told.sign.cleared ? <>{words.stop.cleared_since(short_day(told.sign.cleared.told), told.sign.cleared.note)} <button class="btn quiet" onClick={() => void take_back(told.sign!.cleared!.answer)}>{words.stop.take_word_back}</button></> : <Link to="/">{words.stop.on_today}</Link>}</p>}
          {asked(told.questions).map((q) => (
            <fieldset key={q.id} class="flag"><legend>{q.question}</legend><div class="row">{([["Yes", true], ["No", false]] as const).map(([word, yes]) => <label key={word} class="choice"><input type="radio" name={`s-${q.id}`} checked={said[q.id] === yes} onChange={() => set_said({ ...said, [q.id]: yes })} />{word}</label>)}</div></fieldset>
          ))}
          <p><button class="btn main" disabled={asked(told.questions).some((q) => !(q.id in said))} onClick={() => void send(asked(told.questions))}>Keep these answers</button></p>
        </>
      )}</Show>
    </section>
  );
}
