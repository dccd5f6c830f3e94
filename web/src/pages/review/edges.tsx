import { useState } from "preact/hooks";
import { post, Problem } from "../../api/client";
import type { Job, Rep } from "../../api/documents";
import { note_job } from "../../state/jobs";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { film_time } from "../../units/clock";

export type Edge = "start_s" | "bottom_s" | "end_s";
export type Edges = Record<Edge, number> & { rep: number };
export const EDGES: [Edge, string][] = [["start_s", "starts"], ["bottom_s", "turns"], ["end_s", "ends"]];
export const edges_now = (rep: Rep): Edges => ({ rep: rep.index, start_s: rep.start_s, bottom_s: rep.bottom_s, end_s: rep.end_s });

/** Puts one edge on a frame; the three keep their order, each at least a frame apart from a turn of its own. */
export function moved_edge(edges: Edges, edge: Edge, wanted_s: number, pull: boolean): Edges {
  const bounded = edge === "start_s" ? Math.min(wanted_s, pull ? edges.end_s : edges.bottom_s)
    : edge === "end_s" ? Math.max(wanted_s, pull ? edges.start_s : edges.bottom_s)
    : Math.min(Math.max(wanted_s, pull ? 0 : edges.start_s), edges.end_s);
  return { ...edges, [edge]: bounded };
}
/** Of a pull from the floor the turn lies at or before its start: it begins at the bottom. */
export const is_pull = (rep: Rep) => rep.start_s >= rep.bottom_s - 1e-3;

interface Props {
  analysis: string;
  rep: Rep;
  edges: Edges;
  /** Puts an edge by whole frames, and shows it. */
  nudge: (edge: Edge, frames: number) => void;
  here: (edge: Edge) => void;
  on_leave: () => void;
}

/** A rep starts, turns or ends elsewhere: three edges, each on a frame; the film is measured anew. */
export function EdgesBar({ analysis, rep, edges, nudge, here, on_leave }: Props) {
  const { athlete } = use_person();
  const [reason, set_reason] = useState("");
  const before = edges_now(rep);
  const changed = EDGES.filter(([edge]) => Math.abs(edges[edge] - before[edge]) > 1e-3);
  const send = async () => {
    try {
      note_job(await post<Job>(`/api/analyses/${analysis}/edges`, { rep: rep.index, ...Object.fromEntries(changed.map(([edge]) => [edge, edges[edge]])), reason: reason.trim(), by: athlete.name }));
      say(`Rep ${rep.index} is measured anew; it says so when it is ready.`);
      on_leave();
    } catch (failed) { say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed)); }
  };
  return (
    <form class="cmpbar edges" aria-label={`Edges of rep ${rep.index}`} onSubmit={(e) => { e.preventDefault(); void send(); }}>
      {EDGES.map(([edge, word]) => (
        <span key={edge} class="row small" role="group" aria-label={`Rep ${rep.index} ${word}`}>
          <b>{word}</b>
          <button type="button" class="btn square" aria-label={`${word} one frame earlier`} onClick={() => nudge(edge, -1)}>−</button>
          <span aria-live="polite">{film_time(edges[edge])}</span>
          <button type="button" class="btn square" aria-label={`${word} one frame later`} onClick={() => nudge(edge, 1)}>+</button>
          <button type="button" class="btn quiet" onClick={() => here(edge)}>here</button>
        </span>
      ))}
      <label class="field"><span>Why</span><input type="text" value={reason} onInput={(e) => set_reason(e.currentTarget.value)} /></label>
      <span class="row"><button class="btn main" disabled={changed.length === 0 || !reason.trim()}>Measure it anew</button><button type="button" class="btn quiet" onClick={on_leave}>Leave it</button></span>
      <p class="note">Drag the three handles on the line of time, or stand on a frame and say “here”. What was measured first stays beside it.</p>
    </form>
  );
}
