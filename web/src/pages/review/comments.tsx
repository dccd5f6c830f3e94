import { useState } from "preact/hooks";
import { patch, post, Problem, remove } from "../../api/client";
import type { FrameDrawing } from "../../api/documents";
import { refresh, use_document } from "../../state/documents";
import { keep, kept } from "../../state/keep";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { figure } from "../../units/mass";
import { words } from "../../words";
import { CommentRow } from "./comment_row";
import { SayComment, type Saying } from "./say_comment";
import { is_new, new_in, said_at, threads_of, type Comment, type Thread } from "./threads";

export type { Comment } from "./threads";
interface Comments { schema: "dowel.comments/1"; comments: Comment[]; change?: number }

/** Comments of a set; `there` is false where the server keeps none. */
export function use_comments(set: string | null): { there: boolean; list: Comment[] } {
  const read = use_document<Comments>(set && `/api/sets/${set}/comments`);
  return { there: read.data !== null, list: read.data?.comments ?? [] };
}
/** Who comments in this browser: the athlete, unless somebody said another name. */
export const reader_here = (athlete: string) => kept("author", athlete);

interface Props { set: string; comments: Comment[]; t_s: number; loop: [number, number] | null; rep: number | null; open: (in_s: number, out_s: number | null) => void;
  /** Drawn just now, not yet said. */
  drawing: FrameDrawing | null;
  drop_drawing: () => void;
}

/** What was said, pinned to a moment or range, in threads; opening one goes there and loops it. */
export function CommentsTab({ set, comments, t_s, loop, rep, open, drawing, drop_drawing }: Props) {
  const { athlete } = use_person();
  const [author, set_author] = useState(() => reader_here(athlete.name));
  const [answering, answer] = useState<string | null>(null);
  const all = `/api/sets/${set}/comments`;
  const guarded = async (work: () => Promise<unknown>) => {
    try { await work(); return true; } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); return false; } finally { refresh(); }
  };
  // A drawing lies on one frame: what is said to it is of that moment.
  const [in_s, out_s] = drawing ? [drawing.t_s, null] : loop ?? [t_s, null];
  const begin = (what: Saying) => guarded(async () => {
    await post(all, { in_s, ...(out_s !== null ? { out_s } : {}), ...(rep !== null ? { rep } : {}), ...what, author: author.trim(), ...(drawing ? { drawing } : {}) });
    drop_drawing();
  });
  const reply = (first: Comment, what: Saying) => guarded(async () => {
    await post(all, { in_s: first.in_s, ...what, author: author.trim(), reply_to: first.id });
    answer(null);
  });
  const read = (list: Comment[]) => guarded(async () => { for (const c of list) await patch(`${all}/${c.id}`, { read_by: author.trim() }); });
  const name_yourself = (name: string) => { set_author(name); keep("author", name.trim() || null); };
  const take_away = (c: Comment) => guarded(async () => {
    const { change } = await remove<Comments>(`${all}/${c.id}`);
    say(words.review.comment_removed, () => void guarded(async () => { await post(`/api/${athlete.id}/undo`, change === undefined ? {} : { change }); say(words.today.taken_back); }));
  });
  const threads = threads_of(comments);
  const here = threads.filter((t) => said_at(t.first, t_s));
  const unread = new_in(comments, author.trim());
  const row = ({ first, answers }: Thread) => (
    <CommentRow key={first.id} set={set} comment={first} reader={author.trim()} open={() => { open(first.in_s, first.out_s); const fresh = [first, ...answers].filter((c) => is_new(c, author.trim())); if (fresh.length) void read(fresh); }}>
      {answers.length > 0 && <div class="answers">{answers.map((a) => (
        <CommentRow key={a.id} set={set} comment={a} reader={author.trim()} open={() => undefined}>
          <p><button class="btn quiet" onClick={() => void take_away(a)}>Remove</button></p>
        </CommentRow>))}</div>}
      <div class="row wrap">
        <button class="btn quiet" aria-expanded={answering === first.id} onClick={() => answer(answering === first.id ? null : first.id)}>Answer</button>
        <button class="btn quiet" onClick={() => void guarded(() => patch(`${all}/${first.id}`, { done: !first.done }))}>{first.done ? "Open again" : "Done"}</button>
        <button class="btn quiet" onClick={() => void take_away(first)}>Remove</button>
      </div>
      {answering === first.id && <SayComment set={set} label={`Answer to ${first.author}`} button="Answer it" ready={!!author.trim()} say={(what) => reply(first, what)} />}
    </CommentRow>
  );
  return (
    <div class="stack" style={{ paddingTop: "1rem" }}>
      {unread.length > 0 && <p class="row wrap small">{words.review.unread(unread.length, author.trim())} <button class="btn quiet" onClick={() => void read(unread)}>Mark all as read</button></p>}
      {comments.length === 0 && <p class="note">{words.review.no_comments}</p>}
      {here.length > 0 && <section><h3>{words.review.said_here}</h3>{here.map(row)}</section>}
      <section>{threads.filter((t) => !here.includes(t)).map(row)}</section>
      {drawing && <p class="row wrap small">With a drawing of {drawing.strokes.length} {drawing.strokes.length === 1 ? "stroke" : "strokes"}. <button class="btn quiet" onClick={drop_drawing}>Drop it</button></p>}
      <SayComment set={set} id="comment-text" label={`Comment on ${out_s !== null ? `${figure(in_s, 1)}–${figure(out_s, 1)} s` : `${figure(in_s, 2)} s`}`} button="Say it" drawn={drawing !== null} ready={!!author.trim()} say={begin} />
      <label class="field"><span>Who says so</span><input type="text" value={author} onInput={(e) => name_yourself(e.currentTarget.value)} /></label>
    </div>
  );
}
