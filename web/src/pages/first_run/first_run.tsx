import { useEffect, useRef, useState } from "preact/hooks";
import { get, patch, post, Problem, put, remove } from "../../api/client";
import type { Athlete, Athletes, Catalogue, Plan, PlanWish, RedFlagQuestions, RedFlagsTold, Sex, Stop } from "../../api/documents";
import { EquipmentChoice } from "../../parts/equipment_choice";
import { OwnedLoads, type Owned } from "../../parts/owned_loads";
import { ProblemCard } from "../../parts/problem_card";
import { StateIcon } from "../../parts/state_icon";
import { forget_documents } from "../../state/documents";
import { keep, kept } from "../../state/keep";
import { person } from "../../state/person";
import { go } from "../../state/route";
import { read_height } from "../../units/height";
import { LEAST_BODY_KG, MOST_BODY_KG, mass_figure, read_body_mass } from "../../units/mass";
import { RestoreBackup } from "../settings/restore_backup";
import { words } from "../../words";
import { headline_of, stop_of } from "../today/stop_words";

const DAYS = [["mon", "Mon"], ["tue", "Tue"], ["wed", "Wed"], ["thu", "Thu"], ["fri", "Fri"], ["sat", "Sat"], ["sun", "Sun"]] as const;
const AIMS: [string, string][] = [
  ["beginner", "Learn the hinge"], ["general", "Get stronger"], ["powerlifting", "Powerlifting"], ["strongman", "Strongman"],
  ["weightlifting", "Weightlifting"], ["running", "Running"], ["field-sport", "Field sport"], ["ageing", "Stay strong in age"],
  ["return-from-injury", "Come back from an injury"],
];
const SIGNS = 2;
const STEPS = ["What it does", "Look around", "Warning signs", "Aim and days", "Equipment", "You", "What next"];

const Units = ({ unit, choose }: { unit: "kg" | "lb"; choose: (unit: "kg" | "lb") => void }) => (
  <div class="chips">{(["kg", "lb"] as const).map((u) => <button key={u} class="chip" aria-pressed={unit === u} onClick={() => choose(u)}>{u}</button>)}</div>
);

interface Said {
  name: string;
  flags: Record<string, boolean>;
  aim: string;
  days: Record<string, number>;
  minutes: number;
  conditions: string[];
  equipment: string[];
  owned: Owned;
  height: string;
  mass: string;
  sex: Sex;
  unit: "kg" | "lb";
  experience: Athlete["experience"];
}
const NOTHING_SAID: Said = {
  name: "", flags: {}, aim: "beginner", days: { mon: 1, thu: 1 }, minutes: 45, conditions: [], equipment: [], owned: { bells: [], dumbbells: [], plates: [], bar: "" },
  height: "", mass: "", sex: "unstated", unit: "kg", experience: "unstated",
};
/** What was said so far outlives a page that the phone dropped; it is forgotten when the athlete is there. */
const KEPT = "first_run";

/** Seven questions, one a page, back always possible; only the warning signs must be answered. */
export function FirstRun({ on_done }: { on_done: () => void }) {
  const before = useRef(kept<{ step: number; said: Partial<Said> } | null>(KEPT, null)).current;
  const [step, set_step] = useState(before?.step ?? 0);
  const [busy, set_busy] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);
  const [stopped, set_stopped] = useState<Stop["stopped"] | null>(null);
  const [questions, set_questions] = useState<RedFlagQuestions | null>(null);
  const [catalogue, set_catalogue] = useState<Catalogue | null>(null);
  const [said, set_said] = useState<Said>({ ...NOTHING_SAID, ...before?.said });
  const [restoring, restore] = useState(false);
  const over = useRef(false);
  useEffect(() => { if (!over.current) keep(KEPT, step === 0 && said.name === "" ? null : { step, said }); }, [step, said]);
  const forget = () => { over.current = true; keep(KEPT, null); };
  const change = (with_: Partial<Said>) => set_said((now) => ({ ...now, ...with_ }));
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => { scrollTo(0, 0); if (!first.current) heading.current?.focus({ preventScroll: true }); first.current = false; document.title = `${STEPS[step]} · Dowel`; }, [step, stopped]);
  useEffect(() => {
    get<RedFlagQuestions>("/api/red-flags").then(set_questions, (f: unknown) => { if (f instanceof Problem) set_problem(f); });
    get<Catalogue>("/api/catalogue").then(set_catalogue, () => undefined);
  }, []);

  const guarded = async (work: () => Promise<void>) => {
    set_busy(true);
    set_problem(null);
    try { await work(); } catch (failed) {
      set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", location.pathname));
    }
    set_busy(false);
  };
  const demo = () => guarded(async () => {
    const made = await post<Athletes>("/api/demo", {});
    forget();
    keep("athlete", made.athletes[0]?.id ?? null);
    forget_documents();
    go("/", { replace: true, athlete: null });
    on_done();
  });
  const made = useRef<Athlete | null>(null);
  /** The athlete is written once; going back and on again changes what was written. */
  const write_athlete = async () => {
    const body = {
      name: said.name.trim() || "Me",
      sex: said.sex,
      shown_unit: said.unit,
      height_m: read_height(said.height),
      mass_kg: read_body_mass(said.mass, said.unit),
      experience: said.experience,
      conditions: said.conditions,
      equipment: said.equipment,
      ...said.owned,
    };
    const known = made.current;
    const answer = known
      ? await patch<Athletes>(`/api/athletes/${known.id}`, body)
      : await post<Athletes>("/api/athletes", Object.fromEntries(Object.entries(body).filter(([, v]) => v !== null)));
    made.current = answer.athletes[0]!;
    forget();
    keep("athlete", made.current.id);
    return made.current;
  };
  /** @returns whether the answers stop training, which is then said at once */
  const tell_signs = async (athlete: Athlete): Promise<boolean> => {
    const told = await put<Stop | RedFlagsTold>(`/api/${athlete.id}/red-flags`, {
      answers: (questions?.questions ?? []).map((q) => ({ question: q.id, yes: !!said.flags[q.id] })),
    });
    const stop = told.schema === "dowel.stop/1" ? told.stopped : stop_of(told, questions?.questions ?? []);
    if (stop) set_stopped(stop);
    return stop !== null;
  };
  const go_on = () => {
    if (step !== SIGNS || !Object.values(said.flags).some(Boolean)) return next();
    void guarded(async () => { await tell_signs(await write_athlete()); });
  };
  /** What was answered by mistake goes out of the log before the questions are asked again. */
  const take_back = () => guarded(async () => {
    const known = made.current!;
    const { sign } = await get<RedFlagQuestions>(`/api/${known.id}/red-flags`);
    if (sign) await remove(`/api/${known.id}/red-flags/${sign.answer}`);
    set_stopped(null);
    set_step(SIGNS);
  });
  const finish = (to: string) => guarded(async () => {
    const athlete = await write_athlete();
    if (await tell_signs(athlete)) return;
    const wish: PlanWish = {
      aim: said.aim,
      days: DAYS.filter(([id]) => said.days[id]).map(([day]) => ({ day, minutes: said.minutes })),
      equipment: said.equipment,
    };
    const plan = await post<Plan | Stop>(`/api/${athlete.id}/plan`, wish);
    if (plan.schema === "dowel.stop/1") { set_stopped((plan as Stop).stopped); return; }
    forget_documents();
    go(to, { replace: true, athlete: athlete.id });
    scrollTo(0, 0);
    on_done();
  });

  const answered = questions ? questions.questions.filter((q) => q.id in said.flags).length : 0;
  const all_answered = questions !== null && answered === questions.questions.length;
  const no_height = said.height.trim() !== "" && read_height(said.height) === null;
  const no_mass = said.mass.trim() !== "" && read_body_mass(said.mass, said.unit) === null;
  const no_day = !DAYS.some(([id]) => said.days[id]);
  /** Nobody is sent to a session on a day for which none was asked. */
  const trains_today = !!said.days[DAYS[(new Date().getDay() + 6) % 7]![0]];
  const next = () => set_step((n) => Math.min(n + 1, STEPS.length - 1));

  if (stopped)
    return (
      <main class="first page" id="main">
        <div class="card edge-broken stack measure">
          <h1 ref={heading} tabIndex={-1}>{words.stop.title}</h1>
          <p class="say broken stop-now"><StateIcon state="broken" /><strong>{headline_of(stopped.advice)[0]}</strong></p>
          <p>{stopped.why}</p>
          <p>{headline_of(stopped.advice)[1]}</p>
          <p class="note">{words.stop.log_stays}</p>
          {problem && <ProblemCard problem={problem} />}
          <div class="row wrap">
            <button class="btn" onClick={() => { forget_documents(); go("/", { replace: true }); on_done(); }}>Open the log</button>
            <button class="btn quiet" disabled={busy} onClick={() => void take_back()}>{words.stop.mistake}</button>
          </div>
        </div>
      </main>
    );

  return (
    <main class="first page" id="main">
      <header class="row"><span class="brand">Dowel</span><span class="note push">{step + 1} of {STEPS.length}</span>{person.get() && <button class="btn quiet" onClick={() => go("/")}>Leave</button>}</header>
      <h1 ref={heading} tabIndex={-1}>
        {["A coach's notebook that measures", "Look around first?", "Nine warning signs", "What for, and when", "What is at hand", "You", "That is all that is asked"][step]}
      </h1>
      {problem && <ProblemCard problem={problem} />}

      {step === 0 && (
        <div class="stack measure">
          <ul class="stack-2">{words.first_run.does.map((line) => <li key={line} class="cue">{line}</li>)}</ul>
          <label class="field"><span>{person.get() ? words.first_run.name_of_other : words.first_run.name}</span>
            <input type="text" value={said.name} autocomplete="given-name" placeholder={person.get() ? "" : "Me"} onKeyDown={(e) => { if (e.key === "Enter") go_on(); }} onInput={(e) => change({ name: e.currentTarget.value })} />
          </label>
        </div>
      )}
      {step === 1 && (
        <div class="stack measure">
          <p class="cue">{words.first_run.demo_note}</p>
          <button class="btn" disabled={busy} onClick={() => void demo()}>{words.first_run.demo}</button>
          {busy && <p class="note" role="status">{words.first_run.demo_busy}</p>}
          {!person.get() && <p><button class="btn quiet" onClick={() => restore(true)}>{words.restore.open}</button></p>}
          {restoring && <RestoreBackup reload={() => { forget(); on_done(); }} on_leave={() => restore(false)} />}
        </div>
      )}
      {step === SIGNS && (
        <div class="stack measure">
          <p>{words.first_run.flags_note} {words.first_run.all_needed} {words.first_run.no_pain}</p>
          {questions?.questions.map((q) => (
            <fieldset key={q.id} class="flag">
              <legend>{q.question}</legend>
              <div class="row">
                {([["yes", true], ["no", false]] as const).map(([word, yes]) => (
                  <label key={word} class="choice">
                    <input type="radio" name={q.id} checked={said.flags[q.id] === yes} onChange={() => change({ flags: { ...said.flags, [q.id]: yes } })} />
                    {word === "yes" ? "Yes" : "No"}
                  </label>
                ))}
              </div>
            </fieldset>
          ))}
          {Object.values(said.flags).some(Boolean) && <p class="card edge-broken cue" role="alert">{words.first_run.flags_yes}</p>}
        </div>
      )}
      {step === 3 && (
        <div class="stack measure">
          <fieldset class="stack-2"><legend class="small">What for</legend>
            <div class="chips">{AIMS.map(([id, name]) => <button key={id} class="chip" aria-pressed={said.aim === id} onClick={() => change({ aim: id })}>{name}</button>)}</div>
          </fieldset>
          {catalogue && catalogue.conditions.length > 0 && (
            <fieldset class="stack-2"><legend class="small">{words.first_run.injury}</legend>
              <div class="chips">{catalogue.conditions.map((c) => <button key={c.id} class="chip" aria-pressed={said.conditions.includes(c.id)} onClick={() => change({ conditions: said.conditions.includes(c.id) ? said.conditions.filter((x) => x !== c.id) : [...said.conditions, c.id] })}>{c.name}</button>)}</div>
              <p class="note">{words.first_run.injury_note}</p>
            </fieldset>
          )}
          <fieldset class="stack-2"><legend class="small">How long have you lifted?</legend>
            <div class="chips">{([["novice", "I begin"], ["intermediate", "A year or more"], ["advanced", "Many years"], ["unstated", "Not said"]] as const).map(([id, name]) => <button key={id} class="chip" aria-pressed={said.experience === id} onClick={() => change({ experience: id })}>{name}</button>)}</div>
            {said.experience === "unstated" && <p class="note">Not said, the plan begins with the first step of the hinge.</p>}
          </fieldset>
          <fieldset class="stack-2"><legend class="small">On which days</legend>
            <div class="chips">{DAYS.map(([id, name]) => (
              <button key={id} class="chip" aria-pressed={!!said.days[id]} onClick={() => change({ days: { ...said.days, [id]: said.days[id] ? 0 : 1 } })}>{name}</button>
            ))}</div>
            {no_day && <p class="small borderline" role="alert">{words.first_run.one_day}</p>}
          </fieldset>
          <fieldset class="stack-2"><legend class="small">Minutes a session</legend>
            <div class="chips">{[20, 30, 45, 60, 90].map((m) => <button key={m} class="chip" aria-pressed={said.minutes === m} onClick={() => change({ minutes: m })}>{m}</button>)}</div>
          </fieldset>
        </div>
      )}
      {step === 4 && (
        <div class="stack measure">
          <p>What is not chosen is not planned. Nothing at all is an answer, too: then it is bodyweight.</p>
          <EquipmentChoice all={catalogue?.equipment ?? []} has={said.equipment} change={(equipment) => change({ equipment })} />
          {said.equipment.some((e) => e === "barbell" || e === "dumbbell" || e === "kettlebell") && (
            <fieldset class="stack-2"><legend class="small">Your plates and bells are marked in</legend><Units unit={said.unit} choose={(unit) => change({ unit })} /></fieldset>
          )}
          <OwnedLoads equipment={said.equipment} unit={said.unit} owned={said.owned} change={(with_) => change({ owned: { ...said.owned, ...with_ } })} />
        </div>
      )}
      {step === 5 && (
        <div class="stack measure">
          <p class="note">{words.first_run.no_newtons}</p>
          <label class="field"><span>Height, as 1.78, 178 or 5 ft 10</span>
            <input type="text" value={said.height} onInput={(e) => change({ height: e.currentTarget.value })} />
            {no_height && <span class="small borderline" role="alert">{words.first_run.no_height}</span>}</label>
          <label class="field"><span>Body mass, in {said.unit}</span>
            <input type="text" inputMode="decimal" value={said.mass} onInput={(e) => change({ mass: e.currentTarget.value })} />
            {no_mass && <span class="small borderline" role="alert">{words.first_run.no_mass(mass_figure(LEAST_BODY_KG, said.unit), `${mass_figure(MOST_BODY_KG, said.unit)} ${said.unit}`)}</span>}</label>
          <fieldset class="stack-2"><legend class="small">Sex, for body proportions</legend>
            <div class="chips">{([["female", "female"], ["male", "male"], ["unstated", "not said"]] as const).map(([id, name]) => (
              <button key={id} class="chip" aria-pressed={said.sex === id} onClick={() => change({ sex: id })}>{name}</button>))}</div>
          </fieldset>
          <fieldset class="stack-2"><legend class="small">Loads are shown in</legend>
            <Units unit={said.unit} choose={(unit) => change({ unit })} />
          </fieldset>
        </div>
      )}
      {step === 6 && (
        <div class="stack measure">
          {Object.values(said.flags).some(Boolean) && <p class="card edge-broken cue">{words.first_run.no_plan_yet}</p>}
          <p class="cue">The plan is made now.{!trains_today && ` ${words.first_run.not_today}`}</p>
          <div class="row wrap">
            {trains_today && <button class="btn main" disabled={busy} onClick={() => void finish("/")}>See today's session</button>}
            <button class={`btn ${trains_today ? "" : "main"}`} disabled={busy} onClick={() => void finish("/plan")}>See the plan</button>
            {!trains_today && <button class="btn" disabled={busy} onClick={() => void finish("/")}>See today</button>}
            <button class="btn" disabled={busy} onClick={() => void finish("/film")}>Film your first set</button>
          </div>
          <p>A log from Strong, Hevy, FitNotes, Liftosaur and others can be brought along; you see first what would happen. <button class="btn quiet" disabled={busy} onClick={() => void finish("/settings?import")}>Bring a log</button></p>
          {busy && <p class="note" role="status">{words.first_run.plan_busy}</p>}
        </div>
      )}
      <footer class="row first-foot">
        {step > 0 && <button class="btn" onClick={() => set_step(step - 1)}>Back</button>}
        {step === SIGNS && questions && !all_answered && <p class="note push" role="status">{answered} of {questions.questions.length} answered</p>}
        {step < STEPS.length - 1 && (
          <button class={`btn main ${step === SIGNS && !all_answered ? "" : "push"}`} disabled={(step === SIGNS && (busy || !all_answered)) || (step === 3 && no_day) || (step === 5 && (no_height || no_mass))} onClick={go_on}>{step === 5 && said.height.trim() === "" && said.mass.trim() === "" ? "Go on without them" : "Go on"}</button>
        )}
      </footer>
    </main>
  );
}
