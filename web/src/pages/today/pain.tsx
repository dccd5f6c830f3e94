import { useState } from "preact/hooks";
import { Problem } from "../../api/client";
import type { PainAnswers } from "../../api/documents";
import { StateIcon } from "../../parts/state_icon";
import { close_pain, open_pain, pain_open, tell_pain, type Feeling, type Told } from "../../state/pain_box";
import { refresh, use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { use_store } from "../../state/store";
import { days_later, short_day } from "../../units/days";
import { words } from "../../words";
import { pain_state } from "../progress/pain_dots";
import { hurting } from "./stop_words";
import { STOPPED_AT } from "./session_rows";

const USUAL_REGIONS = ["lower-back", "hip", "groin", "hamstring", "knee", "other"];
export const region_words = (region: string) => region.replace(/-/g, " ");

/** @returns what it changes, or "kept" while the server is away; null: it was refused, and why was said */
async function tell(athlete: string, answer: Feeling): Promise<Told | "kept" | null> {
  try {
    const told = await tell_pain(athlete, answer);
    say(told === null ? words.today.pain_kept : told.schema === "dowel.stop/1" ? words.today.pain_stops : words.today.pain_said);
    refresh();
    return told ?? "kept";
  } catch (failed) {
    say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
    return null;
  }
}

/** One tap tells how much it is now at a place. */
export function PainLevels({ region }: { region: string }) {
  const { athlete } = use_person();
  return <div class="chips">{[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => <button key={n} class="chip" aria-label={`${region_words(region)}: ${n} of 10`} onClick={() => void tell(athlete.id, { region, during: n })}>{n}</button>)}</div>;
}

/** After the session: how much, then where; and at any time "stop here". The number is kept until its place is said. */
export function PainAfter({ title = words.today.pain_after }: { title?: string }) {
  const { me, athlete } = use_person();
  const pain = use_document<PainAnswers>(`/api/${athlete.id}/pain`);
  const open = use_store(pain_open)[athlete.id] ?? null;
  const level = open?.level ?? null;
  const regions = pain.data?.regions ?? USUAL_REGIONS;
  const choose = (during: number) => {
    if (during > 0) return open_pain(athlete.id, during);
    close_pain(athlete.id);
    void tell(athlete.id, { region: "hip", during: 0 });
  };
  const tell_where = async (region: string) => {
    const told = await tell(athlete.id, { region, during: level! });
    if (told === null) return;
    close_pain(athlete.id);
  };
  const limits = pain.data?.limits;
  const today = hurting((pain.data?.answers ?? []).filter((a) => a.answered.slice(0, 10) === me.today));
  return (
    <section class="after" aria-labelledby="pain-after">
      <h3 id="pain-after" tabIndex={-1}>{title}</h3>
      {!open?.strong && (
        <div class="opts">
          {words.today.pain_choices.map((c) => (
            <button key={c.words} class="btn" aria-pressed={level === c.during} onClick={() => choose(c.during)}>{c.state && <StateIcon state={c.state} />}{c.words}</button>
          ))}
        </div>
      )}
      {open && level !== null && (
        <div class={open.strong ? "card edge-broken stack" : "stack-2"} role="group" aria-label={words.today.pain_open(level)}>
          <p class="small">{words.today.pain_how_much}</p>
          <div class="chips">{[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => <button key={n} class="chip" aria-pressed={n === level} aria-label={`${n} of 10`} onClick={() => choose(n)}>{n}</button>)}</div>
          <p class={open.strong ? "say broken" : ""}>{open.strong && <StateIcon state="broken" />}<span>{words.today.pain_open(level)}</span></p>
          <div class="chips">
            {regions.map((r) => <button key={r} class="chip" onClick={() => void tell_where(r)}>{region_words(r)}</button>)}
          </div>
          {open.strong && <p class="note">{words.today.pain_open_note}</p>}
          <p><button class="btn quiet" onClick={() => close_pain(athlete.id)}>{words.today.pain_slip}</button></p>
        </div>
      )}
      {limits && today.map((a) => {
        const state = pain_state(a.level, limits);
        return <p key={a.region} class={`pain-told small ${state ?? ""}`}>{state && <StateIcon state={state} />}<span>{words.today.pain_today_is(region_words(a.region).replace(/^./, (c) => c.toUpperCase()), a.level)} {words.today.pain_means(state, limits.green_to, limits.amber_to)}</span></p>;
      })}
      <p class="note">{words.today.pain_again}</p>
      {!open?.strong && (
        <details><summary class="small">{words.today.stiff}</summary>
          <div class="chips" style={{ paddingTop: ".4rem" }}>{regions.filter((r) => r !== "knee" && r !== "other").map((r) => <button key={r} class="chip" aria-label={`${region_words(r)} is stiff`} onClick={() => void tell(athlete.id, { region: r, stiff: true })}>{region_words(r)}</button>)}</div>
          <p class="note">{words.today.stiff_note}</p>
        </details>
      )}
    </section>
  );
}

/** In the middle of a session: where, and how much. It ends the line one is at; the answer decides what is left. */
export function PainNow({ at, on_told }: { at: string; on_told: () => void }) {
  const { athlete } = use_person();
  const pain = use_document<PainAnswers>(`/api/${athlete.id}/pain`);
  const [region, choose] = useState<string | null>(null);
  const regions = pain.data?.regions ?? USUAL_REGIONS;
  return (
    <div class="stack-2">
      <p>{words.today.pain_where}</p>
      <div class="chips">{regions.map((r) => <button key={r} class="chip" aria-pressed={region === r} onClick={() => choose(r)}>{region_words(r)}</button>)}</div>
      <p>{words.today.pain_how_much}</p>
      <div class="chips">{[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => (
        <button key={n} class="chip" disabled={region === null} onClick={() => void tell(athlete.id, { region: region!, during: n, note: `${STOPPED_AT} ${at}` }).then((told) => { if (told) on_told(); })}>{n}</button>
      ))}</div>
      <p class="note">{words.today.stop_note}</p>
    </div>
  );
}

/** First thing on opening: pain of the day before is asked after; that answer counts more. */
export function MorningPain({ today }: { today: string }) {
  const { athlete } = use_person();
  const pain = use_document<PainAnswers>(`/api/${athlete.id}/pain`);
  const yesterday = days_later(today, -1);
  const open = pain.data?.answers.find((a) => (a.during ?? 0) > 0 && a.next_morning === null && a.answered.slice(0, 10) <= today && a.answered.slice(0, 10) >= yesterday && a.answered.slice(0, 10) !== today);
  if (!open) return null;
  return (
    <section class="card edge-borderline stack-2" aria-label={words.today.morning}>
      <p class="cue">{words.today.morning} <span class="note">{region_words(open.region)}, {open.during} of 10 on {short_day(open.answered)}</span></p>
      <div class="chips">
        {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => (
          <button key={n} class="chip" onClick={() => void tell(athlete.id, { region: open.region, during: open.during ?? 0, next_morning: n })}>{n}</button>
        ))}
      </div>
    </section>
  );
}
