import { useRef, useState } from "preact/hooks";
import { call, post, Problem } from "../../api/client";
import type { ImportPreview } from "../../api/documents";
import { ProblemCard } from "../../parts/problem_card";
import { refresh } from "../../state/documents";
import { name_of, use_person } from "../../state/person";
import { say } from "../../state/said";
import { words } from "../../words";

const QUESTIONS: Record<string, { key: string; text: string; usual: [string, string][] }> = {
  "ask-unit": { key: "unit", text: "The file does not say its unit of mass.", usual: [["kg", "kilograms"], ["lb", "pounds"]] },
  "ask-distance": { key: "distance_unit", text: "The file does not say its unit of distance.", usual: [["km", "kilometres"], ["mi", "miles"], ["m", "metres"]] },
  "ask-day-order": { key: "first", text: "In its dates, what stands first?", usual: [["day", "the day"], ["month", "the month"]] },
  "ask-language": { key: "language", text: "In which language are its exercises?", usual: [] },
};

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
  const answer = (key: string, value: string) => { const said = { ...asked, [key]: value }; set_asked(said); if (file) void look(file, said); };
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
  const question = problem ? QUESTIONS[problem.code] : undefined;
  const choices = (problem?.body["choices"] as unknown[] | undefined)?.map((c) => (typeof c === "string" ? ([c, c] as [string, string]) : ([String((c as { id?: string }).id ?? ""), String((c as { name?: string }).name ?? "")] as [string, string])));
  const unsure = preview?.names?.filter((n) => !n.slug || n.perhaps) ?? [];
  return (
    <section class="card stack" id="import">
      <h2>Bring a log</h2>
      <p class="small">{words.settings.import_note}</p>
      <p class="row wrap"><button class="btn" disabled={busy} onClick={() => input.current?.click()}>Choose a file</button>{file && <span class="note">{file.name}</span>}
        <input ref={input} class="vh" type="file" tabIndex={-1} aria-label="The log to bring" onChange={(e) => { const f = e.currentTarget.files?.[0]; e.currentTarget.value = ""; if (f) { set_file(f); set_asked({}); choose({}); void look(f, {}); } }} /></p>
      {busy && <p class="note" role="status">Reading it…</p>}
      {question && (
        <div class="stack-2"><p class="cue">{problem!.title.replace(/^./, (c) => c.toUpperCase()) || question.text}</p>
          <div class="chips">{(choices?.length ? choices : question.usual).map(([id, name]) => <button key={id} class="chip" onClick={() => answer(question.key, id)}>{question.usual.find(([u]) => u === id)?.[1] ?? name}</button>)}</div></div>
      )}
      {problem && !question && <ProblemCard problem={problem} />}
      {preview && (
        <div class="stack" role="status">
          <p class="say"><span>{preview.new_sets !== undefined
            ? `${(preview.new_sets ?? 0) + (preview.already_there ?? 0)} sets in ${preview.sessions} sessions: ${preview.new_sets} are new, ${preview.already_there ?? 0} are here already.${unsure.length ? ` ${unsure.length} ${unsure.length === 1 ? "exercise is" : "exercises are"} uncertain and keep${unsure.length === 1 ? "s its own name" : " their own names"} until you say.` : ""} Nothing is written yet.`
            : `${preview.sets ?? 0} sets in ${preview.sessions} sessions: ${preview.added ?? 0} are new, ${preview.same ?? 0} are here already. Nothing is written yet.`}</span></p>
          <p class="note">{preview.source}, {preview.form}</p>
          {unsure.length > 0 && (
            <table><thead><tr><th scope="col">In the file</th><th scope="col" class="num">Sets</th><th scope="col">Is</th></tr></thead>
              <tbody>{unsure.map((n) => <tr key={n.name}><td>{n.name}</td><td class="num">{n.sets}</td><td><select aria-label={`What ${n.name} is`} value={chosen[n.name] ?? ""} onChange={(e) => choose({ ...chosen, [n.name]: e.currentTarget.value })}>
                <option value="">its own name</option>{n.perhaps && <option value={n.perhaps}>perhaps {name_of(names, n.perhaps)}</option>}{catalogue?.exercises.map((e) => <option key={e.slug} value={e.slug}>{e.name}</option>)}</select></td></tr>)}</tbody></table>
          )}
          {([["Left out", preview.left_out?.map((l) => `${l.exercise} ${l.work}: ${l.reason}`)], ["Not understood", preview.not_understood?.map((l) => `line ${l.line}: ${l.reason}`)], ["Differs from the log; the log's stays", preview.differing?.map((d) => `${d.exercise}: file ${d.file}, log ${d.log}`)], ["Remarks", preview.remarks?.map((r) => r.reason)]] as const).map(([title, list]) => list && list.length > 0 && (
            <details key={title}><summary class="small">{title}: {list.length}</summary><ul class="small">{list.slice(0, 50).map((l, i) => <li key={i}>{l}</li>)}</ul></details>))}
          <div class="row wrap"><button class="btn main" disabled={busy || !where} onClick={() => void apply()}>Write it into the log</button><button class="btn quiet" onClick={() => { set_preview(null); set_file(null); }}>Leave it</button></div>
        </div>
      )}
    </section>
  );
}
