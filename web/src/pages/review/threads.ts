import type { FrameDrawing } from "../../api/documents";

export interface Comment {
  id: string; in_s: number; out_s: number | null; rep: number | null; finding: string | null; text: string; author: string; written: string; done: boolean; drawing?: FrameDrawing | null;
  /** The comment that began the thread; null: this one did. */
  reply_to: string | null;
  /** Names, beside the author. */
  read_by: string[];
  /** A recording of the set, and how long it is. */
  voice: string | null;
  voice_s: number | null;
}
export interface Thread { first: Comment; answers: Comment[] }

/** What was said, thread by thread, in the order of the film; answers in the order they were written. An answer
 *  whose beginning is gone begins a thread itself. */
export function threads_of(comments: Comment[]): Thread[] {
  const ids = new Set(comments.map((c) => c.id));
  const begins = (c: Comment) => !c.reply_to || !ids.has(c.reply_to);
  return comments.filter(begins).sort((a, b) => a.in_s - b.in_s)
    .map((first) => ({ first, answers: comments.filter((c) => !begins(c) && c.reply_to === first.id) }));
}

/** What somebody has not read: neither written by them nor marked as read by them. */
export const is_new = (comment: Comment, reader: string) => comment.author !== reader && !comment.read_by.includes(reader);
export const new_in = (comments: Comment[], reader: string) => comments.filter((c) => is_new(c, reader));

const SAID_WITHIN_S = 0.5;
/** Whether a comment is of this moment. */
export const said_at = (comment: Comment, t_s: number) => t_s >= comment.in_s - SAID_WITHIN_S && t_s <= (comment.out_s ?? comment.in_s) + SAID_WITHIN_S;
