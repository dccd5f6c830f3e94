import { useEffect, useState } from "preact/hooks";
import { get, Problem } from "../../api/client";
import type { Analysis, ClipAnalysis, Clips, Finding } from "../../api/documents";
import { Link } from "../../parts/link";
import { ProblemCard } from "../../parts/problem_card";
import { StateShape } from "../../parts/state_icon";
import { use_document } from "../../state/documents";
import { brief_day } from "../../units/days";
import { figure, measured } from "../../units/mass";
import { axis, use_plot_width } from "./session_charts";

const MEASURE = "spine_mdev_mm";
const MOST_FILMS = 10;
const [H, L, R, B, T] = [200, 52, 14, 166, 12];

/** One film: how far the back stood outside the stick's line in each rep that could be told. */
export interface BackOfFilm { id: string; day: string; told: Finding[]; untold: number }
export function back_of(id: string, day: string, analysis: Analysis): BackOfFilm {
  const findings = analysis.reps.flatMap((r) => r.findings.filter((f) => f.measure === MEASURE));
  const told = findings.filter((f) => f.value !== null && f.state !== "cannot_tell");
  return { id, day, told, untold: findings.length - told.length };
}
/** From the least to the greatest of one's own reps that held; null under three of them. */
export function own_good(films: BackOfFilm[]): [number, number] | null {
  const held = films.flatMap((f) => f.told).filter((f) => f.state === "held").map((f) => f.value!);
  return held.length < 3 ? null : [Math.min(...held), Math.max(...held)];
}

/** Back against the stick, film by film: every rep with its whisker, the limit, and one's own good reps. */
export function BackChart({ slug, athlete, from }: { slug: string; athlete: string; from: string }) {
  const W = use_plot_width();
  const clips = use_document<Clips>("/api/clips");
  const [films, set_films] = useState<BackOfFilm[] | null>(null);
  const [problem, set_problem] = useState<Problem | null>(null);
  const wanted: ClipAnalysis[] = (clips.data?.clips ?? []).flatMap((c) => c.analyses)
    .filter((a) => a.athlete === athlete && a.slugs.includes(slug) && a.made_at >= from)
    .sort((a, b) => a.made_at.localeCompare(b.made_at)).slice(-MOST_FILMS);
  const ids = wanted.map((a) => a.id).join(",");
  useEffect(() => {
    let gone = false;
    set_problem(null);
    Promise.all(wanted.map(async (a) => back_of(a.id, a.made_at, await get<Analysis>(`/api/analyses/${a.id}`))))
      .then((read) => { if (!gone) set_films(read); }, (failed: unknown) => { if (!gone) set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); });
    return () => { gone = true; };
  }, [ids]);
  if (problem) return <ProblemCard problem={problem} />;
  if (!films) return <div class="waiting" style={{ minHeight: "10rem" }} role="status" aria-label="Loading" />;
  const told = films.flatMap((f) => f.told);
  if (told.length === 0) return <p class="cue">{films.length === 0 ? "No film of it in this span." : "In no film of it the back could be told."} <Link to="/film">Film one from the side</Link></p>;
  const limit = told[0]!.threshold;
  const good = own_good(films);
  const most = Math.max(...told.map((f) => f.value! + (f.sd ?? 0)), limit ?? 0);
  const scale = axis(Math.min(0, ...told.map((f) => f.value! - (f.sd ?? 0))), most);
  const y = (v: number) => B - ((v - scale.low) / (scale.high - scale.low)) * (B - T);
  const x = (film: number, i: number, of: number) => L + ((film + 0.5 + (of > 1 ? (i / (of - 1) - 0.5) * 0.6 : 0)) / films.length) * (W - L - R);
  return (
    <>
      <svg class="plot" viewBox={`0 0 ${W} ${H}`} role="img" aria-label={films.map((f) => `${brief_day(f.day)}: ${f.told.map((r) => measured(r.value!, r.sd, "mm")).join(", ") || "not told"}`).join("; ")}>
        {limit !== null && <rect class="beyond" x={L} y={T} width={W - L - R} height={Math.max(0, y(limit) - T)} />}
        {good && <rect class="good" x={L} y={y(good[1])} width={W - L - R} height={Math.max(2, y(good[0]) - y(good[1]))} />}
        {scale.ticks.map((v) => <g key={v}><path class="grid" d={`M${L} ${y(v)}H${W - R}`} /><text x={L - 7} y={y(v) + 4} text-anchor="end">{figure(v)}</text></g>)}
        {limit !== null && <><path class="limit" d={`M${L} ${y(limit)}H${W - R}`} /><text x={W - R} y={y(limit) - 5} text-anchor="end">limit {figure(limit, 1)} mm</text></>}
        {films.map((f, n) => (
          <g key={f.id}>
            {f.told.map((r, i) => (
              <g key={i} class={`whisk ${r.state}`}>
                <path d={`M${x(n, i, f.told.length)} ${y(r.value! - (r.sd ?? 0))}V${y(r.value! + (r.sd ?? 0))}`} />
                <svg x={x(n, i, f.told.length) - 6.5} y={y(r.value!) - 6.5} width="13" height="13" viewBox="0 0 16 16" class={`icon ${r.state}`}><StateShape state={r.state} /></svg>
              </g>
            ))}
            {f.told.length === 0 && <text x={x(n, 0, 1)} y={B - 4} text-anchor="middle">?</text>}
            <text x={x(n, 0, 1)} y={B + 20} text-anchor="middle">{brief_day(f.day)}</text>
          </g>
        ))}
      </svg>
      <p class="note">{good && `Shaded: your own reps that held, ${figure(good[0], 1)} to ${figure(good[1], 1)} mm. `}{films.some((f) => f.untold > 0) && `In ${films.reduce((n, f) => n + f.untold, 0)} reps it could not be told. `}{films.length > 0 && <Link to={`/film/${films.at(-1)!.id}`}>The last film</Link>}</p>
    </>
  );
}
