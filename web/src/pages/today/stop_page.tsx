import { put, Problem } from "../../api/client";
import type { RedFlagQuestions, Stopped } from "../../api/documents";
import { Heading } from "../../parts/heading";
import { Link } from "../../parts/link";
import { WithRemedies } from "../../parts/why_text";
import { StateIcon } from "../../parts/state_icon";
import { refresh, use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { words } from "../../words";

/** Replaces Today and Plan after a warning sign or strong pain. No exercise, no way round in small print. */
export function StopPage({ stopped }: { stopped?: Stopped }) {
  const { athlete } = use_person();
  const flags = use_document<RedFlagQuestions>(`/api/${athlete.id}/red-flags`);
  const yes = (flags.data?.answered?.answers ?? []).filter((a) => a.yes).map((a) => flags.data!.questions.find((q) => q.id === a.question)?.question ?? a.question);
  const examined = async (note: string) => {
    try {
      await put(`/api/${athlete.id}/red-flags`, { answers: (flags.data?.questions ?? []).map((q) => ({ question: q.id, yes: q.id === "cleared" })), note });
      say("Kept. The plan is open again.");
      refresh();
    } catch (failed) {
      say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
    }
  };
  return (
    <>
      <Heading title={words.stop.title} />
      <div class="card edge-broken stack measure">
        <p class="say broken"><StateIcon state="broken" /><span>{stopped?.why ?? "A warning sign stands."}</span></p>
        {stopped?.advice && <p><WithRemedies why={{ text: stopped.advice, remedies: [{ kind: "answer-red-flags", argument: "", words: words.stop.signs }], rules: [], sources: [] }} /></p>}
        <p class="note">{words.stop.not_a_diagnosis}</p>
        {yes.length > 0 && flags.data?.answered && (
          <div class="note"><p>Answered by {athlete.name}, {short_day(flags.data.answered.answered)}:</p><ul>{yes.map((q) => <li key={q}>“{q}” Yes.</li>)}</ul></div>
        )}
        <div class="row wrap">
          {yes.length > 0 && <button class="btn" onClick={() => void examined("examined and may train")}>{words.stop.examined}</button>}
          {yes.length > 0 && <button class="btn quiet" onClick={() => void examined("the answer was a mistake")}>{words.stop.mistake}</button>}
          <Link class="btn quiet" to="/progress">Open the log</Link>
        </div>
      </div>
    </>
  );
}
