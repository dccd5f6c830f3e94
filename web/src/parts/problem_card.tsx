import { Problem } from "../api/client";
import { words } from "../words";

/** What is so, what to do, a way to try again; the details folded. */
export function ProblemCard({ problem, again }: { problem: Problem; again?: () => void }) {
  return (
    <div class="card edge-cannot_tell stack-2" role="alert">
      <p class="cue">{problem.title.replace(/^./, (c) => c.toUpperCase()).replace(/[^.]$/, "$&.")}</p>
      {problem.hint && <p class="small">{problem.hint.replace(/^./, (c) => c.toUpperCase()).replace(/[^.]$/, "$&.")}</p>}
      <div class="row wrap">
        {again && <button class="btn" onClick={again}>{words.problem.again}</button>}
        <details class="note">
          <summary>{words.problem.details}</summary>
          <p>{problem.code || "problem"} · {problem.status || "no answer"} · {problem.instance}</p>
        </details>
      </div>
    </div>
  );
}
