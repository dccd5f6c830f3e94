import { useMemo, useRef, useState } from "preact/hooks";
import { call, post, Problem } from "../../api/client";
import type { ImportPreview } from "../../api/documents";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { say } from "../../state/said";
import { words } from "../../words";

/** What a file may leave open, and what the answers are called. */
interface Question { code: string; as: string; title: string; choices: string[] }
interface Uncertain { name: string; sets: number; perhaps: string | null }
const NAMES: Record<string, string> = { kg: "kilograms", lb: "pounds", km: "kilometres", mi: "miles", m: "metres", day: "the day", month: "the month" };
const capital = (text: string) => text.replace(/^./, (c) => c.toUpperCase());

/** Another program's log: what would happen is shown first; nothing is written before it is said. */
export function ImportLog() {
  const { athlete, names, catalogue } = use_person();
  const [file, set_file] = useState<File | null>(null);
  const [asked, set_asked] = useState<Record<string, string>>({});
  const [preview, set_preview] = useState<ImportPreview | null>(null);
  const [where, set_where] = useState<string | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const [chosen, choose] = useState<Record<string, string>>({});
  const [busy, set_busy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const look = async (of: File, said: Record<string, string>) => {
    set_busy(true);
    set_problem(null);
    set_preview(null);
    try {
      const query = new URLSearchParams({ name: of.name, ...said });
      const answer = await call<ImportPreview>("POST", `/api/${athlete.id}/import?${query}`, { raw: of, type: "application/octet-stream" });
      set_preview(answer.data);
      set_where(answer.location);
    } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
    set_busy(false);
  };
  const answer = (key: string, value: string) => set_asked({ ...asked, [key]: value });
  const apply = async () => {
    if (!where) return;
    set_busy(true);
    try {
      const done = await post<ImportPreview>(`${where}/apply`, { names: chosen });
      say(`Brought ${done.new_sets ?? done.added ?? 0} sets.`, async () => {
        try { await post(`/api/${athlete.id}/undo`, { change: done.change }); say("Taken back."); } catch (no) { say(no instanceof Problem ? `${no.title}. ${no.hint}` : String(no)); }
        refresh();
      });
      set_preview(null);
      set_file(null);
      refresh();
    } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
    set_busy(false);
  };
  const questions = (problem?.body["questions"] as Question[] | undefined) ?? [];
  const all_answered = questions.every((q) => asked[q.as]);
  const unsure: Uncertain[] = (questions.length ? (problem?.body["names"] as Uncertain[] | undefined) ?? [] : preview?.names?.filter((n) => !n.slug || n.perhaps) ?? [])
    .toSorted((one, other) => Number(!one.perhaps) - Number(!other.perhaps) || one.name.localeCompare(other.name));
  const ours = useMemo(() => (catalogue?.exercises ?? []).toSorted((one, other) => one.name.localeCompare(other.name)), [catalogue]);
  const names_table = unsure.length > 0 && (
    <ul class="import-names">
      {unsure.map((n) => (
        <li key={n.name}>
          <label class="field"><span><b>{n.name}</b> <span class="note">{n.sets} {n.sets === 1 ? "set" : "sets"}, is</span></span>
            <select aria-label={`What ${n.name} is`} value={chosen[n.name] ?? ""} onChange={(e) => choose({ ...chosen, [n.name]: e.currentTarget.value })}>
              <option value="">none of these: it keeps its own name</option>{n.perhaps && <option value={n.perhaps}>perhaps {name_of(names, n.perhaps)}</option>}{ours.map((e) => <option key={e.slug} value={e.slug}>{e.name}</option>)}</select></label>
        </li>
      ))}
    </ul>
  );
  return (
    <section class="card stack" id="import">
      <h2>Bring a log</h2>
      <p class="small">{words.settings.import_note}</p>
      <p class="row wrap"><button class="btn" disabled={busy} onClick={() => input.current?.click()}>Choose a file</button>{file && <span class="note">{file.name}</span>}
        <input ref={input} class="vh" type="file" tabIndex={-1} aria-label="The log to bring" onChange={(e) => { const f = e.currentTarget.files?.[0]; e.currentTarget.value = ""; if (f) { set_file(f); set_asked({}); choose({}); void look(f, {}); } }} /></p>
      {busy && <p class="note" role="status">Reading it…</p>}
      {questions.length > 0 && file && (
        <form class="stack" onSubmit={(e) => { e.preventDefault(); void look(file, asked); }}>
          <p class="cue">{questions.length + (unsure.length ? 1 : 0) === 1 ? "One thing the file does not say:" : "What the file does not say:"}</p>
          {questions.map((q) => (
            <fieldset key={q.code} class="stack-2"><legend>{capital(q.title)}.</legend>
              <div class="chips">{q.choices.map((c) => <button type="button" key={c} class="chip" aria-pressed={asked[q.as] === c} onClick={() => answer(q.as, c)}>{NAMES[c] ?? c}</button>)}</div></fieldset>
          ))}
          {names_table && <fieldset class="stack-2"><legend>Which of Dowel's are these exercises?</legend>{names_table}</fieldset>}
          <p><button class="btn main" disabled={busy || !all_answered}>Show what would happen</button></p>
        </form>
      )}
      {problem && questions.length === 0 && <ProblemCard problem={problem} />}
      {preview && (
        <div class="stack" role="status">
          <p class="say"><span>{preview.new_sets !== undefined
            ? `${(preview.new_sets ?? 0) + (preview.already_there ?? 0)} sets in ${preview.sessions} sessions: ${preview.new_sets} are new, ${preview.already_there ?? 0} are here already.${unsure.length ? ` ${unsure.length} ${unsure.length === 1 ? "exercise is" : "exercises are"} uncertain and keep${unsure.length === 1 ? "s its own name" : " their own names"} until you say.` : ""} Nothing is written yet.`
            : `${preview.sets ?? 0} sets in ${preview.sessions} sessions: ${preview.added ?? 0} are new, ${preview.same ?? 0} are here already. Nothing is written yet.`}</span></p>
          <p class="note">{preview.form.toLowerCase() === preview.source.toLowerCase() ? preview.form : `${capital(preview.source)}, ${preview.form}`}</p>
          {names_table}
          {([["Left out", preview.left_out?.map((l) => `${l.exercise} ${l.work}: ${l.reason}`)], ["Not understood", preview.not_understood?.map((l) => `line ${l.line}: ${l.reason}`)], ["Differs from the log; the log's stays", preview.differing?.map((d) => `${d.exercise}: file ${d.file}, log ${d.log}`)], ["Remarks", preview.remarks?.map((r) => r.reason)]] as const).map(([title, list]) => list && list.length > 0 && (
            <details key={title}><summary class="small">{title}: {list.length}</summary><ul class="small">{list.slice(0, 50).map((l, i) => <li key={i}>{l}</li>)}</ul></details>))}
          <div class="row wrap"><button class="btn main" disabled={busy || !where} onClick={() => void apply()}>Write it into the log</button><button class="btn quiet" onClick={() => { set_preview(null); set_file(null); }}>Leave it</button></div>
        </div>
      )}
    </section>
  );
}
