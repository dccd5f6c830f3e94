import type { ComponentChildren } from "preact";
import type { Remedy, Why } from "../api/documents";
import { Link } from "./link";

/** Where the page does what a remedy asks for. */
export const place_for = (remedy: Remedy): string =>
  ({
    explain: `/hips/${remedy.argument}`,
    "answer-red-flags": "/settings?flags",
    "tell-pain": "/?pain",
    "say-pain": "/?pain",
    "ask-next": "/",
    "ask-why": "/progress",
    "make-plan": "/plan?new",
    "answer-test": `/hips/${remedy.argument}`,
    "allow-bending": "/plan?new",
  })[remedy.kind];

/** Words cut at what their remedies are called in them, in order: each of these is a way to its place. */
export function pieces_of(text: string, remedies: Remedy[]): (string | Remedy)[] {
  const pieces: (string | Remedy)[] = [];
  let rest = text;
  for (const remedy of remedies) {
    const at = rest.indexOf(remedy.words);
    if (at < 0) continue;
    const after = rest.slice(at + remedy.words.length);
    // What is a way to its place needs no quotation marks.
    const is_quoted = rest[at - 1] === "'" && after.startsWith("'");
    pieces.push(rest.slice(0, is_quoted ? at - 1 : at), remedy);
    rest = is_quoted ? after.slice(1) : after;
  }
  return [...pieces, rest].filter((piece) => piece !== "");
}

export function WithRemedies({ why }: { why: Why }): ComponentChildren {
  return pieces_of(why.text, why.remedies ?? []).map((piece, i) =>
    typeof piece === "string" ? piece : <Link key={i} to={place_for(piece)}>{piece.words}</Link>);
}

/** What Dowel decided itself has no page of its own beside the rule's. */
const OWN = "Dowel";

/** A reason with the ids of its rules, each a way to what it says, and who says so. */
export function WhyText({ why }: { why: Why }) {
  return (
    <p class="small">
      <WithRemedies why={why} />{" "}
      {why.rules.map((rule) => <span key={rule}><Link class="rule" to={`/hips/${rule}`}>{rule}</Link> </span>)}
      {why.sources.filter((source) => source !== OWN).map((source) => <span key={source} class="note"><Link class="rule" to={`/hips/${source}`}>{source}</Link> </span>)}
    </p>
  );
}
