import type { Rep } from "../../api/documents";
import { phases_of } from "./verdicts";

/** The moment of a rep that two films are laid on each other by. */
export function anchor_of(rep: Rep, align: "bottom" | "start" | "lockout"): number {
  const up = phases_of(rep).up;
  if (align === "lockout") return up?.[1] ?? rep.end_s;
  if (align === "start") return up?.[0] ?? rep.bottom_s;
  return rep.bottom_s;
}
/** Where the other side stands when this one stands at `t_s`: the same time from its own anchor, moved
 *  by whole frames of its own. Speed is real time on both. */
export function other_time(t_s: number, mine: number, others: number, offset_s: number): number {
  return others + (t_s - mine) + offset_s;
}
