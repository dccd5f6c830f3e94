import { ROUNDED_S } from "./frame_index";
import type { Analysis, AnalysisAbout, Finding, Rep, State } from "../../api/documents";

/** Findings of a set gathered by checkpoint, with what people said otherwise standing beside them. */
export interface OfRep { rep: number; finding: Finding; left_out: boolean; said: State | null }
export interface Gathered { checkpoint: string; state: State; reps: OfRep[] }

const ORDER: State[] = ["broken", "borderline", "cannot_tell", "held"];

/** One finding a rep and checkpoint: of several rules of a checkpoint the worst told counts. */
export function worst(findings: Finding[]): Finding {
  return [...findings].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))[0]!;
}
export function gather(analysis: Analysis, about: AnalysisAbout | null): Gathered[] {
  const checkpoints = new Map<string, OfRep[]>();
  for (const rep of analysis.reps) {
    const own = new Map<string, Finding[]>();
    for (const f of rep.findings) own.set(f.checkpoint, [...(own.get(f.checkpoint) ?? []), f]);
    for (const [checkpoint, findings] of own) {
      const said = about?.corrections.find((c) => c.rep === rep.index && c.checkpoint === checkpoint)?.state ?? null;
      const left_out = about?.exclusions.some((e) => e.rep === rep.index) ?? false;
      checkpoints.set(checkpoint, [...(checkpoints.get(checkpoint) ?? []), { rep: rep.index, finding: worst(findings), left_out, said }]);
    }
  }
  return [...checkpoints]
    .map(([checkpoint, reps]) => {
      const states = reps.filter((r) => !r.left_out).map((r) => r.finding.state);
      const told = states.filter((s) => s !== "cannot_tell");
      const state = ORDER.find((s) => (s === "cannot_tell" ? told.length === 0 : states.includes(s))) ?? "cannot_tell";
      // Held in what could be told, with a rep that could not: still worth a look, after the broken ones.
      return { checkpoint, state: state === "held" && states.includes("cannot_tell") ? ("cannot_tell" as State) : state, reps };
    })
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.checkpoint.localeCompare(b.checkpoint));
}
/** Reps of a checkpoint by what was told of each, the one that presses most first. */
export const by_state = (reps: OfRep[]) => ORDER.map((state) => ({ state, reps: reps.filter((r) => r.finding.state === state) })).filter((g) => g.reps.length > 0);
export const counts_of = (rep: Rep) => ORDER.map((state) => ({ state, count: rep.findings.filter((f) => f.state === state).length })).filter((c) => c.count > 0);

/** Moments worth jumping to, in time. */
export function moments(gathered: Gathered[]): { t_s: number; rep: number; checkpoint: string; state: State }[] {
  return gathered
    .flatMap((g) => g.reps.filter((r) => r.finding.state !== "held" && r.finding.at_s !== null && !r.left_out).map((r) => ({ t_s: r.finding.at_s!, rep: r.rep, checkpoint: g.checkpoint, state: r.finding.state })))
    .sort((a, b) => a.t_s - b.t_s);
}
const WORST: State[] = ["broken", "borderline", "cannot_tell", "held"];
/** Of moments that lie closer than `apart_s` only the one that presses most is marked. */
export function marks_of<M extends { t_s: number; state: State }>(found: M[], apart_s: number): M[] {
  const marks: M[] = [];
  for (const one of [...found].sort((a, b) => WORST.indexOf(a.state) - WORST.indexOf(b.state) || a.t_s - b.t_s))
    if (marks.every((m) => Math.abs(m.t_s - one.t_s) >= apart_s)) marks.push(one);
  return marks.sort((a, b) => a.t_s - b.t_s);
}
export const rep_at = (reps: Rep[], t_s: number) => reps.find((r) => t_s >= Math.min(r.start_s, r.bottom_s) - ROUNDED_S && t_s <= r.end_s + ROUNDED_S) ?? null;

/** Where a rep's way down and way up lie. Its tempo d-p-u-p measures them from its end: a squat or a
 *  Romanian deadlift begins with its way down and ends at the lockout; a pull from the floor begins at the
 *  bottom and ends with the way down that follows it. */
export interface Phases { down: [number, number] | null; up: [number, number] | null; from: number; to: number }
export function phases_of(rep: Rep): Phases {
  const [down = 0, , up = 0, top = 0] = rep.tempo.split("-").map((s) => Number(s) || 0);
  const [from, to] = [rep.start_s, rep.end_s];
  const within = (a: number, b: number): [number, number] | null => (b > a ? [Math.max(from, a), Math.min(to, b)] : null);
  const pull = rep.start_s >= rep.bottom_s - 1e-3;
  if (!pull) return { from, to, down: within(from, from + down), up: within(to - up, to) };
  return { from, to, down: down > 0 ? within(to - down, to) : null, up: down > 0 ? within(to - down - top - up, to - down - top) : within(to - up, to) };
}
export const phase_at = (rep: Rep, t_s: number): string => {
  const p = phases_of(rep);
  if (p.down && t_s >= p.down[0] && t_s <= p.down[1]) return "way down";
  if (p.up && t_s >= p.up[0] && t_s < p.up[1]) return "way up";
  return t_s >= (p.up?.[1] ?? p.to) ? "top" : "bottom";
};
