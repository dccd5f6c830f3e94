import type { Rep } from "../../api/documents";
import { LineIcon } from "../../parts/line_icon";
import type { LinkState } from "./link_state";

const ALIGNED: [LinkState["align"], string][] = [["bottom", "bottom"], ["start", "start of the way up"], ["lockout", "lockout"]];

interface Props {
  link: LinkState;
  mine: Rep | undefined;
  theirs: Rep | undefined;
  offset_s: number;
  /** What the second picture cannot do, or does that one must know. */
  remark: string;
  write: (change: Partial<LinkState>) => void;
  choose: () => void;
}

/** How two films stand to each other: aligned at, offset by frames, stretched or in real time. */
export function CompareBar({ link, mine, theirs, offset_s, remark, write, choose }: Props) {
  return (
    <div class="cmpbar" role="group" aria-label="How the two stand to each other">
      <label class="row small">Aligned at
        <select value={link.align} onChange={(e) => write({ align: e.currentTarget.value as LinkState["align"], off: 0 })}>
          {ALIGNED.map(([id, name]) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
      <span class="row off-by small">
        <button class="btn square" aria-label="Other side one frame earlier" onClick={() => write({ off: link.off - 1 })}><LineIcon name="minus" /></button>
        <span aria-live="polite">offset {offset_s >= 0 ? "+" : "\u2212"}{Math.abs(offset_s).toFixed(2)} s</span>
        <button class="btn square" aria-label="Other side one frame later" onClick={() => write({ off: link.off + 1 })}><LineIcon name="plus" /></button>
      </span>
      <label class="row small"><input type="checkbox" checked={link.match} onChange={(e) => write({ match: e.currentTarget.checked })} />match phases</label>
      <button class="btn quiet" onClick={choose}>Rep {mine?.index} beside rep {theirs?.index}; another…</button>
      {link.match && <span class="note">stretched: times are not comparable</span>}
      {remark && <span class="note">{remark}</span>}
    </div>
  );
}
