import type { Analysis, Rep, SeriesDocument, State } from "../../api/documents";
import { figure, unit_of } from "../../units/mass";
import { frame_at } from "./frame_index";
import { phases_of } from "./verdicts";

export type Values = (number | null)[];
/** `faint`: what was measured and is judged by no rule. */
export interface Curve { id: string; label: string; colour: string; dash?: number[]; values: Values; sd: Values | null; beside?: Values; faint?: Values }
/** The one number a rep was judged by, where it stands in time. */
export interface Mark { rep: number; t_s: number; value: number; sd: number | null; state: State }
export interface ChartPlan { id: string; title: string; note: string; unit: string; curves: Curve[]; limit: { at: number; above: boolean } | null; marks?: Mark[] }

const MOST_CHARTS = 3;
/** Farther from a moment than this nothing is known of it [s]. */
const NEAR_S = 0.1;

/** Which curves stand together. What the document does not have is not drawn. */
export function charts_of(series: SeriesDocument, analysis: Analysis): ChartPlan[] {
  const of = (id: string) => series.series.find((s) => s.id === id);
  const judged = analysis.reps.flatMap((r) => r.findings.filter((f) => f.measure === "spine_mdev_mm" && f.broken_above).slice(0, 1).map((finding) => ({ rep: r, finding })));
  const limit = judged.map((j) => j.finding).find((f) => f.threshold !== null);
  const plans: ChartPlan[] = [];
  const back = of("spine_mdev_mm");
  if (back) {
    const bent = while_bent(back.values, of("trunk_inclination_deg")?.values);
    const spans = judged.flatMap(({ rep, finding }) => (finding.value === null ? [] : [span_of(rep, finding.at_s)]));
    const counts = series.t_s.map((t) => spans.length === 0 || spans.some(([from, to]) => t >= from - 1e-3 && t <= to + 1e-3));
    plans.push({
      id: "back", title: "Back outside the stick's line", unit: "mm",
      note: `${limit ? `broken above ${figure(limit.threshold!)} mm; ` : ""}${spans.length > 0 ? "a rep is judged by its dot, the average of its thick part" : "told only while bent"}`,
      curves: [{ id: "spine_mdev_mm", label: "back", colour: "back", values: bent.map((v, i) => (counts[i] ? v : null)), sd: back.sd ?? null, ...(spans.length > 0 ? { faint: bent } : {}) }],
      limit: limit ? { at: limit.threshold!, above: limit.broken_above } : null,
      marks: judged.flatMap(({ rep, finding: f }) => (f.value === null || f.at_s === null ? [] : [{ rep: rep.index, t_s: f.at_s, value: f.value, sd: f.sd, state: f.state }])),
    });
  }
  const angles = ([["hip_flexion_deg", "hip", "hip", undefined], ["knee_flexion_deg", "knee", "knee", [7, 4]], ["trunk_inclination_deg", "trunk", "trunk", [2, 3]]] as const)
    .flatMap(([id, label, name, dash]) => {
      const found = of(id);
      return found ? [{ id, label, colour: name, ...(dash ? { dash: [...dash] } : {}), values: found.values, sd: found.sd ?? null }] : [];
    });
  if (angles.length) plans.push({ id: "angles", title: "Angles", note: "", unit: "°", curves: angles, limit: null });
  for (const [id, title] of [["bar_up_m_s", "Bar or bell, upwards"], ["hip_drop_trunks", "Hip below standing, in trunk lengths"]] as const) {
    const found = of(id);
    if (found && found.values.some((v) => v !== null))
      plans.push({ id, title, note: "", unit: unit_of(id), curves: [{ id, label: "", colour: "trunk", values: found.values, sd: found.sd ?? null }], limit: null });
  }
  return plans.slice(0, MOST_CHARTS);
}
/** The second film's curves on the first one's axis of time: thin and dashed beside its own. */
export function laid_beside(own: ChartPlan[], own_t_s: number[], others: ChartPlan[], others_t_s: number[], other_at: (t_s: number) => number): ChartPlan[] {
  const at = own_t_s.map((t) => {
    const wanted = other_at(t);
    const n = frame_at({ t_s: others_t_s }, wanted);
    return others_t_s.length > 0 && Math.abs(others_t_s[n]! - wanted) < NEAR_S ? n : null;
  });
  return own.map((plan) => {
    const theirs = others.find((o) => o.id === plan.id);
    return { ...plan, curves: plan.curves.map((c) => {
      const same = theirs?.curves.find((o) => o.id === c.id);
      return same ? { ...c, beside: at.map((n) => (n === null ? null : same.values[n] ?? null)) } : c;
    }) };
  });
}
/** What of a rep its back is judged by: the way up, where its number stands there, else all of it. */
function span_of(rep: Rep, at_s: number | null): [number, number] {
  const { up, from, to } = phases_of(rep);
  return up && at_s !== null && at_s >= up[0] - 1e-3 && at_s <= up[1] + 1e-3 ? up : [from, to];
}
/** The back is judged in the hinge only: below 30° of trunk the curve stops, as the rule does. */
const while_bent = (values: Values, trunk: Values | undefined): Values =>
  trunk ? values.map((v, i) => ((trunk[i] ?? 0) >= 30 ? v : null)) : values;
