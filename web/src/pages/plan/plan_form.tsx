import { useEffect, useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Plan, PlanPreview, PlanWish, Stop } from "../../api/documents";
import { Link } from "../../parts/link";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { words } from "../../words";
import { beside_wish, type Beside } from "./beside_wish";
import { Differences } from "./differences";
import { Wishes } from "./wishes";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const AIMS = ["beginner", "general", "powerlifting", "strongman", "weightlifting", "running", "field-sport", "ageing", "return-from-injury"];
/** Of the request that a plan keeps: weekdays from Monday, 0. */
interface Asked {
  days?: { weekday: number; minutes: number; own?: { exercise: string }[] }[];
  off_day_minutes?: number;
  settings?: { most_accessories?: number; rotate?: boolean; mobility?: boolean; jefferson_curl?: boolean; full_copenhagen_warm_up?: boolean };
  emphases?: string[];
  clinician_cleared?: boolean;
}
const DAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A new plan. What would change is shown before anything is kept. */
export function PlanForm({ plan, wish, on_leave, on_made }: { plan: Plan | null; /** An exercise to be asked for beside those already. */ wish?: string | null | undefined; on_leave: () => void; on_made: () => void }) {
  const { me, athlete, names, catalogue } = use_person();
  const asked = (plan?.request ?? {}) as Asked;
  const first_days = Object.fromEntries((asked.days ?? []).map((d) => [DAYS[d.weekday]!, d.minutes]));
  const [aim, set_aim] = useState(plan?.programme.aim ?? "beginner");
  const [days, set_days] = useState<Record<string, number>>(Object.keys(first_days).length ? first_days : { mon: 45, thu: 45 });
  const [weeks, set_weeks] = useState(plan?.programme.weeks.length ?? 4);
  const [own, set_own] = useState("");
  const [more, set_more] = useState({
    off_day_minutes: asked.off_day_minutes ?? 15, most_accessories: asked.settings?.most_accessories ?? 4,
    rotate: asked.settings?.rotate ?? true, mobility: asked.settings?.mobility ?? true, jefferson_curl: asked.settings?.jefferson_curl ?? true,
    full_copenhagen_warm_up: asked.settings?.full_copenhagen_warm_up ?? false,
  });
  const [beside, set_beside] = useState<Beside>({ start: "", emphases: asked.emphases ?? [], weak: [], cleared: asked.clinician_cleared ?? false, drop_own: false });
  const change_beside = (with_: Partial<Beside>) => { set_beside({ ...beside, ...with_ }); set_preview(null); };
  const toggle = (list: string[], id: string) => (list.includes(id) ? list.filter((one) => one !== id) : [...list, id]);
  const [more_said, say_more] = useState(false);
  const change_more = (with_: Partial<typeof more>) => { set_more({ ...more, ...with_ }); say_more(true); set_preview(null); };
  const kept_own = (asked.days ?? []).filter((d) => (d.own ?? []).length > 0).map((d) => `${DAY_NAMES[d.weekday]} ${d.own!.map((l) => name_of(names, l.exercise).toLowerCase()).join(", ")}`);
  const [preview, set_preview] = useState<PlanPreview | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const [busy, set_busy] = useState(false);
  const [wishes, set_wishes] = useState(() => [...new Set([...(plan?.request.wishes ?? []), ...(wish ? [wish] : [])])]);
  const said = (): PlanWish => ({
    aim, weeks, days: DAYS.filter((d) => days[d]).map((day) => ({ day, minutes: days[day]! })),
    ...(own.trim() ? { own: own.split("\n").map((l) => l.trim()).filter(Boolean) } : {}),
    ...(more_said ? more : {}), ...beside_wish(beside, asked, !!own.trim()), wishes,
  });
  const guarded = async (work: () => Promise<void>) => {
    set_busy(true);
    set_problem(null);
    try { await work(); } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
    set_busy(false);
  };
  const look = () => guarded(async () => set_preview(await post<PlanPreview>(`/api/${athlete.id}/plan/preview`, said())));
  const make = () => guarded(async () => {
    const made = await post<Plan | Stop>(`/api/${athlete.id}/plan`, said());
    say(made.schema === "dowel.stop/1" ? (made as Stop).stopped.why : (made as Plan).programme.start > me.today ? words.plan.from_then(short_day((made as Plan).programme.start)) : "The new plan is in force.");
    refresh();
    on_made();
  });
  useEffect(() => { if (plan && wish) void look().then(() => requestAnimationFrame(() => document.querySelector(".wishes")?.scrollIntoView({ block: "start" }))); }, []);
  return (
    <form class="card stack" onSubmit={(e) => { e.preventDefault(); void (plan && !preview ? look() : make()); }} aria-label="A new plan">
      <div class="row"><h2>{plan ? "Make it again" : "A plan"}</h2><button type="button" class="btn quiet push" onClick={on_leave}>Close</button></div>
      <label class="field measure"><span>What for</span>
        <select value={aim} onChange={(e) => { set_aim(e.currentTarget.value); set_preview(null); }}>{AIMS.map((a) => <option key={a} value={a}>{(names.get(a) ?? a).replace(/^./, (c) => c.toUpperCase())}</option>)}</select></label>
      <fieldset class="stack-2"><legend class="small">Days, and minutes on each</legend>
        <div class="chips">{DAYS.map((d) => (
          <span key={d} class="row">
            <button type="button" class="chip" aria-pressed={!!days[d]} onClick={() => { set_days({ ...days, [d]: days[d] ? 0 : 45 }); set_preview(null); }}>{d.replace(/^./, (c) => c.toUpperCase())}</button>
            {days[d] ? <input type="number" aria-label={`Minutes on ${d}`} min={10} max={180} step={5} value={days[d]} style={{ width: "5rem" }} onInput={(e) => { set_days({ ...days, [d]: Number(e.currentTarget.value) || 0 }); set_preview(null); }} /> : null}
          </span>))}</div>
      </fieldset>
      <div class="fields two measure">
        <label class="field"><span>{words.plan.begins}</span><input type="date" value={beside.start} onInput={(e) => change_beside({ start: e.currentTarget.value })} /></label>
        <label class="field"><span>Weeks</span><input type="number" min={1} max={16} value={weeks} onInput={(e) => { set_weeks(Number(e.currentTarget.value)); set_preview(null); }} /></label>
      </div>
      <label class="field measure"><span>Your own lifts, which it is added to; a line a day, as in “mon: squat 5x5, bench press 3x8”</span>{kept_own.length > 0 && <span class="note">Left empty, those of this plan stay: {kept_own.join("; ")}.</span>}<textarea value={own} onInput={(e) => { set_own(e.currentTarget.value); set_preview(null); }} /></label>
      {kept_own.length > 0 && !own.trim() && <label class="check"><input type="checkbox" checked={beside.drop_own} onChange={(e) => change_beside({ drop_own: e.currentTarget.checked })} />{words.plan.drop_own}</label>}
      <Wishes wishes={wishes} change={(now) => { set_wishes(now); set_preview(null); }} preview={preview} />
      {catalogue && (
        <details open={beside.emphases.length > 0}>
          <summary class="small">{words.plan.beside}</summary>
          <div class="stack" style={{ paddingTop: ".6rem" }}>
            <fieldset class="stack-2"><legend class="small">{words.plan.emphases}</legend><div class="chips">{catalogue.emphases.map((e) => <button type="button" key={e.id} class="chip" aria-pressed={beside.emphases.includes(e.id)} onClick={() => change_beside({ emphases: toggle(beside.emphases, e.id) })}>{e.name.replace(/^./, (c) => c.toUpperCase())}</button>)}</div></fieldset>
            <fieldset class="stack-2"><legend class="small">{words.plan.weak}</legend><div class="chips">{catalogue.causes.map((c) => <button type="button" key={c.id} class="chip" aria-pressed={beside.weak.includes(c.id)} onClick={() => change_beside({ weak: toggle(beside.weak, c.id) })}>{c.name.replace(/^./, (x) => x.toUpperCase())}</button>)}</div></fieldset>
          </div>
        </details>
      )}
      <details>
        <summary class="small">What may stand in it</summary>
        <div class="stack-2 measure" style={{ paddingTop: ".6rem" }}>
          <label class="field"><span>Minutes of easy work on a day off; 0: none</span><input type="number" min={0} max={60} step={5} value={more.off_day_minutes} onInput={(e) => change_more({ off_day_minutes: Number(e.currentTarget.value) })} /></label>
          <label class="field"><span>Most accessories a session, 2 to 4</span><input type="number" min={2} max={4} value={more.most_accessories} onInput={(e) => change_more({ most_accessories: Number(e.currentTarget.value) })} /></label>
          <label class="check"><input type="checkbox" checked={more.rotate} onChange={(e) => change_more({ rotate: e.currentTarget.checked })} />Other accessories every week</label>
          <label class="check"><input type="checkbox" checked={more.mobility} onChange={(e) => change_more({ mobility: e.currentTarget.checked })} />Mobility and stretches</label>
          <label class="check"><input type="checkbox" checked={more.jefferson_curl} onChange={(e) => change_more({ jefferson_curl: e.currentTarget.checked })} />The Jefferson curl, where nothing speaks against it</label>
          <label class="check"><input type="checkbox" checked={more.full_copenhagen_warm_up} onChange={(e) => change_more({ full_copenhagen_warm_up: e.currentTarget.checked })} />{words.plan.full_copenhagen}</label>
          {(athlete.conditions.includes("pregnancy") || beside.cleared) && <label class="check"><input type="checkbox" checked={beside.cleared} onChange={(e) => change_beside({ cleared: e.currentTarget.checked })} />{words.plan.cleared}</label>}
        </div>
      </details>
      {problem && (problem.code === "ask-red-flags" ? <div class="card edge-cannot_tell stack-2"><p class="cue">The nine questions about warning signs come before every plan.</p><p><Link class="btn main" to="/settings?flags">Answer them</Link></p></div> : <ProblemCard problem={problem} />)}
      {preview && <Differences preview={preview} />}
      <div class="row wrap">
        {plan && !preview && <button class="btn main" disabled={busy}>Show what would change</button>}
        {(preview || !plan) && <button class="btn main" disabled={busy}>{plan ? "Put it in force" : "Make the plan"}</button>}
        {busy && <span class="note" role="status">Working it out…</span>}
      </div>
    </form>
  );
}
