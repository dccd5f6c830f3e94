import { useState } from "preact/hooks";
import { post, Problem, remove } from "../../api/client";
import type { Athletes, Clips } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { forget_documents, use_document } from "../../state/documents";
import { keep } from "../../state/keep";
import { use_person } from "../../state/person";
import { go } from "../../state/route";
import { say } from "../../state/said";
import { words } from "../../words";
import { export_name, films_of } from "./films_of";
import { RestoreBackup } from "./restore_backup";

/** All data out, a backup, the demo athlete, and the two things that ask first. */
export function DataOut({ reload }: { reload: () => void }) {
  const { me, athlete, athletes } = use_person();
  const [asking, ask] = useState<"athlete" | "everything" | null>(null);
  const [typed, type] = useState("");
  const [restoring, restore] = useState(false);
  const [written, set_written] = useState<string | null>(null);
  const clips = use_document<Clips>(asking === "athlete" ? "/api/clips" : null);
  const films = films_of(clips.data?.clips ?? [], athlete.id);
  const confirmed = asking === "athlete" ? athlete.name : words.settings.everything_word;
  const guarded = async (work: () => Promise<void>) => {
    try { await work(); } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  const start_over = () => { keep("athlete", null); forget_documents(); ask(null); go("/", { replace: true, athlete: null }); reload(); };
  const backup = () => guarded(async () => { const done = await post<Record<string, unknown>>("/api/backup", {}); set_written(String(done["file"] ?? done["path"] ?? "")); });
  const demo = () => guarded(async () => {
    const made = await post<Athletes>("/api/demo", {});
    keep("athlete", made.athletes[0]?.id ?? null);
    go("/", { athlete: made.athletes[0]?.id ?? null });
    reload();
  });
  const synthetic = me.synthetic.includes(athlete.id);
  return (
    <section class="card stack">
      <h2>Your data</h2>
      <div class="row wrap">
        <a class="btn" href={`/api/${athlete.id}/export.json`} download={export_name(athlete.name, me.today)}>All of {athlete.name}, as JSON</a>
        <a class="btn" href={`/api/${athlete.id}/export.csv`} download>Sets as a table</a>
        <a class="btn" href={`/api/${athlete.id}/export.ics`} download>Sessions for a calendar</a>
      </div>
      <div class="row wrap">
        <a class="btn" href="/api/export" download={export_name(words.settings.of_all(athletes.length), me.today)}>{athletes.length > 1 ? `The log of all ${athletes.length} athletes, as JSON` : "The whole log, as JSON"}</a>
        <button class="btn" onClick={() => void backup()}>Write a backup</button>
        <button class="btn" onClick={() => restore(true)}>{words.restore.open}</button>
      </div>
      {athletes.length > 1 && <p class="note">{words.settings.export_note(athlete.name)}</p>}
      {written && <p class="small" role="status">{words.settings.backup_written(written)}</p>}
      <div class="row wrap">
        {me.synthetic.length === 0 && <button class="btn" onClick={() => void demo()}>{words.first_run.demo}</button>}
        {synthetic ? <button class="btn" onClick={() => void guarded(async () => { await remove(`/api/athletes/${athlete.id}`); say("Removed."); start_over(); })}>Remove the made-up athlete</button>
          : <button class="btn danger" onClick={() => { type(""); ask("athlete"); }}>Remove {athlete.name}…</button>}
        <button class="btn danger push" onClick={() => { type(""); ask("everything"); }}>{words.settings.everything}…</button>
      </div>
      {restoring && <RestoreBackup reload={reload} on_leave={() => restore(false)} />}
      {asking && (
        <Ask title={asking === "athlete" ? `Remove ${athlete.name}` : words.settings.everything} on_leave={() => ask(null)}>
          {asking === "athlete" ? <><p>{words.settings.remove_note(athlete.name, films.alone)}</p>{films.shared > 0 && <p class="small">{words.settings.shared_films(films.shared)}</p>}<p class="note">{words.settings.remove_backup}</p></>
            : <><p>{words.settings.everything_whom(athletes.map((a) => a.name))}</p><p>{words.settings.everything_note}</p></>}
          <label class="field"><span>Type “{confirmed}” to go on</span><input type="text" value={typed} onInput={(e) => type(e.currentTarget.value)} /></label>
          <button class="btn danger" disabled={typed.trim() !== confirmed} onClick={() => void guarded(async () => {
            if (asking === "athlete") {
              await remove(`/api/athletes/${athlete.id}`);
              start_over();
              return say(words.settings.removed(athlete.name, films.alone));
            }
            const kept_in = await remove<Record<string, unknown>>("/api/everything", { really: "delete everything" });
            start_over();
            say(words.settings.everything_done(String(kept_in["file"] ?? kept_in["path"] ?? "")));
          })}>{asking === "athlete" ? "Remove" : words.settings.everything}</button>
        </Ask>
      )}
    </section>
  );
}
