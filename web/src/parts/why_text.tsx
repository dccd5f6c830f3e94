import type { Why } from "../api/documents";
import { Link } from "./link";

/** A reason with the ids of its rules, each a way to what it says, and who says so. */
export function WhyText({ why }: { why: Why }) {
  return (
    <p class="small">
      {why.text}{" "}
      {why.rules.map((rule) => <span key={rule}><Link class="rule" to={`/hips/${rule}`}>{rule}</Link> </span>)}
      {why.sources.length > 0 && <span class="note">{why.sources.join(", ")}</span>}
    </p>
  );
}
