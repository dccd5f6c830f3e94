import type { PlanPreview } from "../../api/documents";
import { name_of, use_person } from "../../state/person";
import { short_day } from "../../units/days";
import { mass } from "../../units/mass";
import { line_words } from "../today/session_rows";
import type { Line } from "../../api/documents";

/** What a new plan would change, by day; nothing is kept yet. */
export function Differences({ preview }: { preview: PlanPreview }) {
  const { athlete, names } = use_person();
  const line = (l: Line) => `${name_of(names, l.exercise)} ${line_words(l)}${l.load.load_kg !== null ? ` at ${mass(l.load.load_kg, athlete.shown_unit)}` : ""}`;
  const days = [...new Set(preview.differences.map((d) => d.date))];
  return (
    <section class="stack-2" aria-label="What would change">
      <h3>{preview.differences.length === 0 ? "Nothing would change." : `${preview.differences.length} ${preview.differences.length === 1 ? "line" : "lines"} would change. Nothing is kept yet.`}</h3>
      <div class="scroll diff" tabIndex={0} role="region" aria-label="Changed lines">
        {days.map((date) => (
          <div key={date}><h4 class="note">{short_day(date)}</h4>
            <ul>{preview.differences.filter((d) => d.date === date).map((d, i) => (
              <li key={i} class="small">{d.what === "added" ? "+ " : d.what === "removed" ? "\u2212 " : "± "}{d.before && <s>{line(d.before)}</s>}{d.before && d.after && " → "}{d.after && line(d.after)}</li>))}</ul>
          </div>))}
      </div>
    </section>
  );
}
