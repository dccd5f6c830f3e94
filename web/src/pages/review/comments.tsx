import { useState } from "preact/hooks";
import { patch, post, Problem, remove } from "../../api/client";
import type { FrameDrawing } from "../../api/documents";
import { refresh, use_document } from "../../state/documents";
import { keep, kept } from "../../state/keep";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { day_and_year } from "../../units/days";
import { figure } from "../../units/mass";
import { words } from "../../words";

export interface Comment { id: string; in_s: number; out_s: number | null; rep: number | null; finding: string | null; text: string; author: string; written: string; done: boolean; drawing?: FrameDrawing | null }
interface Comments { schema: "dowel.comments/1"; comments: Comment[] }

/** Comments of a set; `there` is false where the server keeps none. */
export function use_comments(set: string | null): { there: boolean; list: Comment[] } {
  const read = use_document<Comments>(set && `/api/sets/${set}/comments`);
  return { there: read.data !== null, list: read.data?.comments ?? [] };
}

interface Props { set: string; comments: Comment[]; t_s: number; loop: [number, number] | null; rep: number | null; open: (in_s: number, out_s: number | null) => void;
  /** Drawn just now, not yet said. */
  drawing: FrameDrawing | null;
  drop_drawing: () => void;
}

/** What was said, pinned to a moment or range; opening one goes there and loops it. */
export function CommentsTab({ set, comments, t_s, loop, rep, open, drawing, drop_drawing }: Props) {
  const { athlete } = use_person();
  const [text, set_text] = useState("");
  const [author, set_author] = useState(() => kept("author", athlete.name));
  const guarded = async (work: () => Promise<unknown>) => {
    try { await work(); } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
    refresh();
  };
  // A drawing lies on one frame: what is said to it is of that moment.
  const [in_s, out_s] = drawing ? [drawing.t_s, null] : loop ?? [t_s, null];
  const send = () => guarded(async () => {
    await post(`/api/sets/${set}/comments`, { in_s, ...(out_s !== null ? { out_s } : {}), ...(rep !== null ? { rep } : {}), text, author, ...(drawing ? { drawing } : {}) });
    keep("author", author);
    set_text("");
    drop_drawing();
  });
  const here = comments.filter((c) => t_s >= c.in_s - 0.5 && t_s <= (c.out_s ?? c.in_s) + 0.5);
  const row = (c: Comment) => (
    <article class="cmt" key={c.id}>
      <header><b>{c.author}</b><span class="note">{day_and_year(c.written)}{c.drawing && " · with a drawing"}{c.done && " · done"}</span><button class="chip push" onClick={() => open(c.in_s, c.out_s)}>{figure(c.in_s, 1)}{c.out_s !== null && `–${figure(c.out_s, 1)}`} s</button></header>
      <p>{c.text}</p>
      <div class="row"><button class="btn quiet" onClick={() => void guarded(() => patch(`/api/sets/${set}/comments/${c.id}`, { done: !c.done }))}>{c.done ? "Open again" : "Done"}</button><button class="btn quiet" onClick={() => void guarded(() => remove(`/api/sets/${set}/comments/${c.id}`))}>Remove</button></div>
    </article>
  );
  return (
    <div class="stack" style={{ paddingTop: "1rem" }}>
      {here.length > 0 && <section><h3>{words.review.said_here}</h3>{here.map(row)}</section>}
      <section>{comments.filter((c) => !here.includes(c)).map(row)}</section>
      {drawing && <p class="row wrap small">With a drawing of {drawing.strokes.length} {drawing.strokes.length === 1 ? "stroke" : "strokes"}. <button class="btn quiet" onClick={drop_drawing}>Drop it</button></p>}
      <label class="field"><span>Comment on {out_s !== null ? `${figure(in_s, 1)}–${figure(out_s, 1)} s` : `${figure(in_s, 2)} s`}</span><textarea id="comment-text" value={text} onInput={(e) => set_text(e.currentTarget.value)} /></label>
      <label class="field"><span>Who says so</span><input type="text" value={author} onInput={(e) => set_author(e.currentTarget.value)} /></label>
      <button class="btn main" disabled={!text.trim() || !author.trim()} onClick={() => void send()}>Say it</button>
    </div>
  );
}
