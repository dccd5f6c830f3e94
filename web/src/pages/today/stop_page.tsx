import { useState } from "preact/hooks";
import { get, Problem, put, remove } from "../../api/client";
import type { PainAnswers, RedFlagQuestions, Stopped, Today } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { Heading } from "../../parts/heading";
import { Link } from "../../parts/link";
import { ProblemCard } from "../../parts/problem_card";
import { WithRemedies } from "../../parts/why_text";
import { StateIcon } from "../../parts/state_icon";
import { refresh, use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { long_day, short_day } from "../../units/days";
import { words } from "../../words";
import { PainAfter, PainLevels, region_words } from "./pain";
import { after_words, cleared_answers, examined_note, examined_problem, headline_of, here_words, hurting, raised_questions, type Examined } from "./stop_words";

type Sign = NonNullable<RedFlagQuestions["sign"]>;

/** Says what was done and what stops training after it, by the server's own word. */
async function say_after(athlete: string, done: string, undo?: () => Promise<void>): Promise<void> {
  const left = await get<Today>(`/api/${athlete}/today`).then((told) => told.stopped, () => undefined);
  say(left === undefined ? done : after_words(done, left), undo);
  refresh();
}

/** Takes one answer about warning signs out of the log, and nothing else. */
export async function take_back_answer(athlete: string, answer: string, done: string): Promise<void> {
  await remove(`/api/${athlete}/red-flags/${answer}`);
  await say_after(athlete, done);
}

function ExaminedSheet({ questions, sign, on_leave }: { questions: RedFlagQuestions["questions"]; sign: Sign; on_leave: () => void }) {
  const { me, athlete } = use_person();
  const [told, tell] = useState<Examined>({ who: "", day: "", said: "" });
  const [sure, be_sure] = useState(false);
  const [complaint, complain] = useState<string | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const go_on = () => {
    const wrong = examined_problem(told, sign.told, me.today);
    complain(wrong);
    be_sure(wrong === null);
  };
  const keep_it = async () => {
    set_problem(null);
    try {
      await put(`/api/${athlete.id}/red-flags`, { answers: cleared_answers(questions), note: examined_note(told) });
      const now = await get<RedFlagQuestions>(`/api/${athlete.id}/red-flags`);
      const word = now.sign?.cleared?.answer;
      await say_after(athlete.id, words.stop.cleared, word ? () => take_back_answer(athlete.id, word, words.stop.taken_back) : undefined);
      on_leave();
    } catch (failed) {
      set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", location.pathname));
      be_sure(false);
    }
  };
  const field = (key: keyof Examined, label: string, more: Record<string, string> = {}) => (
    <label class="field"><span>{label}</span><input type="text" {...more} value={told[key]} onInput={(e) => { tell({ ...told, [key]: e.currentTarget.value }); complain(null); }} /></label>
  );
  return (
    <Ask title={words.stop.examined_title} on_leave={on_leave}>
      {problem && <ProblemCard problem={problem} />}
      {sure ? (
        <>
          <p class="cue">{words.stop.confirm(told.who.trim(), long_day(told.day))}</p>
          <div class="row wrap"><button class="btn main" onClick={() => void keep_it()}>{words.stop.is_so}</button><button class="btn quiet" onClick={() => be_sure(false)}>{words.stop.change_it}</button></div>
        </>
      ) : (
        <form class="stack" onSubmit={(e) => { e.preventDefault(); go_on(); }}>
          <p>{words.stop.examined_note}</p>
          {field("who", words.stop.who)}
          {field("day", words.stop.when, { type: "date", min: sign.told.slice(0, 10), max: me.today })}
          {field("said", words.stop.said)}
          {complaint && <p class="badge borderline" role="alert"><StateIcon state="borderline" />{complaint}</p>}
          <p><button class="btn main">Go on</button></p>
        </form>
      )}
    </Ask>
  );
}

/** Replaces Today and Plan after a warning sign or strong pain. No exercise, no way round in small print. */
export function StopPage({ stopped }: { stopped?: Stopped }) {
  const { athlete } = use_person();
  const flags = use_document<RedFlagQuestions>(`/api/${athlete.id}/red-flags`);
  const pain = use_document<PainAnswers>(`/api/${athlete.id}/pain`);
  const [asking, ask] = useState<"examined" | "mistake" | null>(null);
  const sign = flags.data?.sign && !flags.data.sign.cleared ? flags.data.sign : null;
  const raised = flags.data && sign ? raised_questions(flags.data) : [];
  const where = hurting(pain.data?.answers ?? []);
  const [now, then] = headline_of(stopped?.advice ?? "");
  const take_back = async () => {
    ask(null);
    try { await take_back_answer(athlete.id, sign!.answer, words.stop.mistake_done); } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  return (
    <div class="stop stack">
      <Heading title={words.stop.title} />
      <div class="stop-cols">
        <div class="card edge-broken stack">
          {sign && now && <p class={`say broken ${sign.at_once ? "stop-now" : ""}`}><StateIcon state="broken" /><strong>{now}</strong></p>}
          <p class={sign && now ? "" : "say broken"}>{!(sign && now) && <StateIcon state="broken" />}<span>{stopped?.why ?? "A warning sign stands."}</span></p>
          {sign && then && <p>{here_words(then)}</p>}
          {!sign && stopped?.advice && <p><WithRemedies why={{ text: here_words(stopped.advice), remedies: [{ kind: "answer-red-flags", argument: "", words: words.stop.signs }], rules: [], sources: [] }} /></p>}
          {sign && <p class="note">Answered by {athlete.name}, {short_day(sign.told)}{sign.note && `: “${sign.note}”`}. {words.stop.log_stays}</p>}
          <div class="row wrap">
            <Link class="btn" to="/progress">Open the log</Link>
            {sign && <button class="btn quiet" onClick={() => ask("examined")}>{words.stop.examined}</button>}
            {sign && <button class="btn quiet" onClick={() => ask("mistake")}>{words.stop.mistake}</button>}
          </div>
        </div>
        <div class="stack">
          {where.length > 0 && (
            <section class="card stack" aria-labelledby="pain-now">
              <h2 class="part" id="pain-now">{words.stop.pain_now}</h2>
              {where.map((one) => (
                <div key={one.region} class="stack-2">
                  <p>{words.stop.pain_told(region_words(one.region).replace(/^./, (c) => c.toUpperCase()), one.level, short_day(one.told))}</p>
                  <PainLevels region={one.region} />
                </div>
              ))}
            </section>
          )}
          <PainAfter title={where.length > 0 ? words.stop.pain_other : words.today.pain_today} />
        </div>
      </div>
      {asking === "examined" && sign && <ExaminedSheet questions={flags.data!.questions} sign={sign} on_leave={() => ask(null)} />}
      {asking === "mistake" && sign && (
        <Ask title={words.stop.mistake_title} on_leave={() => ask(null)}>
          <p>{words.stop.mistake_note(raised.join(" "), short_day(sign.told))}</p>
          <div class="row wrap"><button class="btn" onClick={() => void take_back()}>Take it back</button><button class="btn quiet" onClick={() => ask(null)}>Leave it</button></div>
        </Ask>
      )}
    </div>
  );
}
