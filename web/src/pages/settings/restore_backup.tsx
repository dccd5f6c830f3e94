import { useRef, useState } from "preact/hooks";
import { call, get, post, Problem, remove } from "../../api/client";
import type { BackupContent, Backups, HeldOf } from "../../api/documents";
import { Ask } from "../../parts/ask";
import { forget_documents, use_document } from "../../state/documents";
import { keep } from "../../state/keep";
import { go } from "../../state/route";
import { say } from "../../state/said";
import { written_at } from "../../units/days";
import { words } from "../../words";
import { bytes_words, held_words } from "./held_words";

/** The name of a file, of a path as any system writes it. */
export const file_name = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

function Held({ title, all }: { title: string; all: HeldOf[] }) {
  return (
    <section class="stack-2">
      <h3>{title}</h3>
      {all.length === 0 ? <p class="small">{words.restore.nobody}</p>
        : <ul class="small">{all.map((one) => <li key={one.id}><b>{one.name}</b>: {held_words(one)}</li>)}</ul>}
    </section>
  );
}

/** The way back: which backups there are, what is in one, and only then, by a typed word, in the log's place. */
export function RestoreBackup({ reload, on_leave }: { reload: () => void; on_leave: () => void }) {
  const backups = use_document<Backups>("/api/backups");
  const [content, look] = useState<BackupContent | null>(null);
  const [typed, type] = useState("");
  const [busy, set_busy] = useState(false);
  const [problem, set_problem] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const guarded = async (work: () => Promise<void>) => {
    set_busy(true);
    set_problem("");
    try { await work(); } catch (failed) { set_problem(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    set_busy(false);
  };
  const bring = (file: File | undefined) => file && guarded(async () => {
    look((await call<BackupContent>("POST", "/api/backups", { raw: file, type: "application/octet-stream" })).data);
    backups.again();
  });
  const restore = (name: string) => guarded(async () => {
    const done = await post<{ former: string | null }>(`/api/backups/${name}/restore`, { really: words.restore.word });
    keep("athlete", null);
    forget_documents();
    on_leave();
    go("/", { replace: true, athlete: null });
    reload();
    say(words.restore.done(done.former === null ? null : file_name(done.former)));
  });
  const there = backups.data?.backups ?? [];
  return (
    <Ask title={content ? words.restore.look : words.restore.title} on_leave={on_leave}>
      {problem && <p class="card edge-broken small" role="alert">{problem}</p>}
      {content ? (
        <>
          <p class="small">{written_at(content.written)} · {bytes_words(content.bytes)}<br /><span class="note">{content.name}</span></p>
          <Held title={words.restore.in_it} all={content.athletes} />
          <Held title={words.restore.here} all={content.here} />
          <p>{words.restore.note}</p>
          <label class="field"><span>Type “{words.restore.word}” to go on</span><input type="text" value={typed} onInput={(e) => type(e.currentTarget.value)} /></label>
          <div class="row wrap">
            <button class="btn danger" disabled={busy || typed.trim() !== words.restore.word} onClick={() => void restore(content.name)}>{words.restore.do}</button>
            <button class="btn quiet" onClick={() => { look(null); type(""); set_problem(""); }}>{words.restore.other}</button>
          </div>
        </>
      ) : (
        <>
          <p class="small">{words.restore.choose}</p>
          {there.length > 0 ? (
            <ul>{there.map((one) => (
              <li key={one.name} class="setrow">
                <span>{written_at(one.written)} <span class="note">{bytes_words(one.bytes)}</span></span>
                <span class="row">
                  <button class="btn quiet" disabled={busy} aria-label={`${words.restore.see}: ${one.name}`} onClick={() => void guarded(async () => look(await get<BackupContent>(`/api/backups/${one.name}/content`)))}>{words.restore.see}</button>
                  <a class="btn quiet" href={`/api/backups/${one.name}`} download={one.name} aria-label={`Save ${one.name}`}>Save</a>
                  <button class="btn quiet" disabled={busy} aria-label={`Delete ${one.name}`} onClick={() => void guarded(async () => { await remove(`/api/backups/${one.name}`); backups.again(); })}>Delete</button>
                </span>
              </li>
            ))}</ul>
          ) : backups.data && <p class="cue">{words.restore.none}</p>}
          <input ref={input} class="vh" type="file" accept=".db" tabIndex={-1} aria-label={words.restore.file} onChange={(e) => { void bring(e.currentTarget.files?.[0]); e.currentTarget.value = ""; }} />
          <p><button class="btn" disabled={busy} onClick={() => input.current?.click()}>{words.restore.file}</button></p>
          {busy && <p class="note" role="status">{words.restore.busy}</p>}
        </>
      )}
    </Ask>
  );
}
