import type { Analysis } from "../../api/documents";
import { Link } from "../../parts/link";
import { StateShape } from "../../parts/state_icon";
import { use_document } from "../../state/documents";
import type { Explained } from "../../api/documents";
import { figure, measured, unit_of } from "../../units/mass";
import type { Gathered } from "./verdicts";

/** All reps of one measure with whiskers and the limit. */
export function DotPlot({ of, chosen }: { of: Gathered; chosen: number | null }) {
  const told = of.reps.filter((r) => r.finding.value !== null);
  if (told.length === 0) return null;
  const first = told[0]!.finding;
  const unit = unit_of(first.measure);
  const limit = first.threshold;
  const values = told.flatMap((r) => [r.finding.value! - (r.finding.sd ?? 0), r.finding.value! + (r.finding.sd ?? 0)]);
  if (limit !== null) values.push(limit);
  const low = Math.min(...values, 0 > Math.min(...values) ? Infinity : Math.min(...values));
  const high = Math.max(...values);
  const room = (high - low || 1) * 0.12;
  const y = (v: number) => 116 - ((v - low + room) / (high - low + 2 * room)) * 104;
  const x = (i: number) => 62 + ((i + 0.5) / of.reps.length) * 258;
  return (
    <svg class="plot" viewBox="0 0 330 142" role="img" aria-label={`${of.reps.length} reps: ${told.map((r) => `rep ${r.rep} ${measured(r.finding.value!, r.finding.sd, unit)}`).join(", ")}${limit !== null ? `; limit ${figure(limit)}` : ""}`}>
      {limit !== null && (first.broken_above
        ? <rect class="beyond" x="58" y="8" width="268" height={Math.max(0, y(limit) - 8)} />
        : <rect class="beyond" x="58" y={y(limit)} width="268" height={Math.max(0, 116 - y(limit))} />)}
      {[low, high].map((v) => <text key={v} x="52" y={y(v) + 4} text-anchor="end">{figure(v, 1)}{unit === "°" ? "°" : ""}</text>)}
      {limit !== null && <><path class="limit" d={`M58 ${y(limit)}H326`} /><text x="324" y={y(limit) - 4} text-anchor="end">limit {figure(limit)}{unit === "°" ? "°" : unit && ` ${unit}`}</text></>}
      {of.reps.map((r, i) => (
        <g key={r.rep}>
          {r.finding.value !== null && <path class={`whisk ${r.finding.state}`} d={`M${x(i)} ${y(r.finding.value - (r.finding.sd ?? 0))}V${y(r.finding.value + (r.finding.sd ?? 0))}`} />}
          <svg x={x(i) - 6} y={(r.finding.value === null ? 100 : y(r.finding.value)) - 6} width="12" height="12" viewBox="0 0 16 16" class={`icon ${r.finding.state}`}><StateShape state={r.finding.state} /></svg>
          <text x={x(i)} y="134" text-anchor="middle" class={r.rep === chosen ? "chosen" : ""}>{r.rep}</text>
        </g>
      ))}
      <text x="52" y="134" text-anchor="end">rep</text>
    </svg>
  );
}

interface Props { of: Gathered; chosen: number; analysis: Analysis; wrong: () => void; leave_out: () => void; left_out: boolean }

/** One finding, opened in place: the number, all reps, what to do, what may lie behind it, where the limit is from. */
export function Evidence({ of, chosen, analysis, wrong, leave_out, left_out }: Props) {
  const mine = of.reps.find((r) => r.rep === chosen) ?? of.reps[0]!;
  const f = mine.finding;
  const unit = unit_of(f.measure);
  const [value, spread] = f.value === null ? ["–", null] : f.sd === null ? [figure(f.value, 1), null] : measured(f.value, f.sd, unit).split(/\s±\s/);
  const page = use_document<Explained>(`/api/knowledge/${of.checkpoint}`);
  const text = page.data?.entries[0]?.text ?? "";
  const drills = section(text, "Drills and cues for it");
  const sources = section(text, "Sources");
  const behind = analysis.hypotheses.filter((h) => h.because.some((b) => f.fault && b.includes(f.reason.replace(/\.$/, "")))).concat(f.state === "broken" ? analysis.hypotheses.slice(0, 2) : []).filter((h, i, all) => all.indexOf(h) === i).slice(0, 2);
  return (
    <div class={`ev edge-${f.state}`}>
      <p class="numb"><strong>{value}</strong> <b>{spread ? `± ${spread}` : unit}</b></p>
      {f.threshold !== null && <p class="small">limit: {f.broken_above ? "at most" : "at least"} {measured(f.threshold, null, unit)}</p>}
      <p class="cue">{f.reason}</p>
      <DotPlot of={of} chosen={chosen} />
      <dl>
        {drills.length > 0 && <><dt>Drill</dt><dd>{drills.map((d) => { const id = d.match(/^[A-Z]-\d+/)?.[0]; return <p key={d}>{id ? <Link to={`/hips/${id}`}>{d.slice(id.length + 1)}</Link> : d}</p>; })}</dd></>}
        {f.state === "broken" && behind.length > 0 && <><dt>May be</dt><dd>{behind.map((h) => <p key={h.suspect}>{h.suspect}. Test: {h.next_test}{h.evidence_mixed && " (evidence is mixed)"}</p>)}</dd></>}
      </dl>
      <details class="limit-from"><summary class="small">Where the limit is from</summary>
        <div class="stack-2 note">{sources.map((s) => <p key={s}>{s}</p>)}<p><Link class="rule" to={`/hips/${of.checkpoint}`}>{of.checkpoint}</Link> rule {f.rule.replace(/_/g, " ")}, Dowel {analysis.timing.dowel}</p></div>
      </details>
      <div class="row wrap">
        <button class="btn" onClick={wrong}>This rep is wrong…</button>
        <button class="btn quiet" onClick={leave_out}>{left_out ? `Take rep ${chosen} in again` : `Leave rep ${chosen} out…`}</button>
      </div>
    </div>
  );
}
/** The list under a heading of a page of the knowledge, lines joined again. */
export function section(text: string, heading: string): string[] {
  const lines = text.split("\n");
  const from = lines.indexOf(heading);
  if (from < 0) return [];
  const items: string[] = [];
  for (const line of lines.slice(from + 1)) {
    if (!line.startsWith("  ")) break;
    const item = line.trim();
    if (item.startsWith("- ") || item.startsWith("[")) items.push(item.replace(/^- /, ""));
    else if (items.length) items[items.length - 1] += ` ${item}`;
    else items.push(item);
  }
  return items;
}
