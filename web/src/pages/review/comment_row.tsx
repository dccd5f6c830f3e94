import { day_and_year } from "../../units/days";
import { figure } from "../../units/mass";
import { is_new, type Comment } from "./threads";
import { Heard } from "./voice";

interface Props { set: string; comment: Comment; reader: string; open: () => void; children?: preact.ComponentChildren }

/** One comment: who, when, at which moment; what was said, drawn or spoken. */
export function CommentRow({ set, comment: c, reader, open, children }: Props) {
  const unread = is_new(c, reader);
  return (
    <article class={`cmt ${unread ? "new" : ""}`} aria-label={`${c.author}, ${figure(c.in_s, 1)} s`}>
      <header>
        <b>{c.author}</b>
        {unread && <span class="badge fresh">new</span>}
        <span class="note">{day_and_year(c.written)}{c.drawing && " · with a drawing"}{c.done && " · done"}</span>
        {!c.reply_to && <button class="chip push" onClick={open}>{figure(c.in_s, 1)}{c.out_s !== null && `–${figure(c.out_s, 1)}`} s</button>}
      </header>
      {c.text && <p>{c.text}</p>}
      {c.voice && <Heard src={`/api/sets/${set}/voices/${c.voice}`} seconds={c.voice_s ?? 0} name={`what ${c.author} spoke`} />}
      {children}
    </article>
  );
}
