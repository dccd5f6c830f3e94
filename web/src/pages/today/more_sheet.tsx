import { useState } from "preact/hooks";
import { Ask } from "../../parts/ask";
import { name_of, use_person } from "../../state/person";
import { words } from "../../words";
import { PainNow } from "./pain";
import { work_words, type Row } from "./session_rows";

interface Props {
  row: Row;
  remark: string;
  set_remark: (text: string) => void;
  /** Takes back the last set of this line, if one was done. */
  take_back: () => void;
  on_leave: () => void;
}

/** What is wanted seldom: a remark, the last set taken back, and to stop because of pain. */
export function MoreSheet({ row, remark, set_remark, take_back, on_leave }: Props) {
  const { athlete, names } = use_person();
  const [stopping, stop] = useState(false);
  const name = row.sheet?.name ?? name_of(names, row.line.exercise);
  const last = row.done.at(-1);
  if (stopping) return <Ask title={words.today.stop_here} on_leave={on_leave}><PainNow at={name} on_told={on_leave} /></Ask>;
  return (
    <Ask title={name} on_leave={on_leave}>
      <label class="field"><span>A remark on the next set</span>
        <textarea value={remark} onInput={(e) => set_remark(e.currentTarget.value)} /></label>
      <div class="row wrap">
        <button class="btn main" onClick={on_leave}>Keep it</button>
        {last && <button class="btn" onClick={take_back}>Take back set {row.done.length}: {work_words(last, athlete.shown_unit)}</button>}
        <button class="btn danger" onClick={() => stop(true)}>{words.today.stop_here}: it hurts</button>
      </div>
    </Ask>
  );
}
