import { useEffect, useState } from "preact/hooks";
import type { Analysis } from "../../api/documents";
import { StateIcon } from "../../parts/state_icon";
import { film_time } from "../../units/clock";
import { day_and_year } from "../../units/days";
import { measured, unit_of } from "../../units/mass";
import { words } from "../../words";
import type { Comment } from "./comments";
import { DotPlot } from "./evidence";
import { phase_at, rep_at, type Gathered } from "./verdicts";

/** A picture as it stands on the page: film, stick and what was drawn, of one frame. */
interface Shot { src: string; drawn: string; width: number; height: number; label: string }

function shots_on_page(): Shot[] {
  return [...document.querySelectorAll<HTMLElement>(".stages > .stage")].flatMap((stage) => {
    const film = stage.querySelector<HTMLCanvasElement>(".picture > canvas");
    if (!film || film.width === 0) return [];
    return [{
      src: film.toDataURL("image/jpeg", 0.92), drawn: stage.querySelector(".picture > .drawn")?.outerHTML ?? "",
      width: film.width, height: film.height,
      label: [stage.querySelector(".lab")?.textContent, stage.querySelector(".clockf")?.textContent].filter(Boolean).join(", "),
    }];
  });
}

interface Props {
  analysis: Analysis;
  title: string;
  who: string;
  made_at: string;
  summary: string;
  gathered: Gathered[];
  find: string | null;
  t_s: number;
  frame: number;
  comments: Comment[];
  name_of_checkpoint: (id: string) => string;
  on_leave: () => void;
}

/** The moment that is shown, on one page of paper: pictures, what was found there, what was said. */
export function PrintSheet({ analysis, title, who, made_at, summary, gathered, find, t_s, frame, comments, name_of_checkpoint, on_leave }: Props) {
  const [shots] = useState(shots_on_page);
  const rep = rep_at(analysis.reps, t_s);
  const of_rep = gathered.flatMap((g) => g.reps.filter((r) => r.rep === rep?.index && r.finding.state !== "held").map((r) => ({ g, r })));
  const shown = find ? gathered.filter((g) => g.checkpoint === find) : gathered.filter((g) => g.state === "broken").slice(0, 1);
  const said = comments.filter((c) => t_s >= c.in_s - 0.5 && t_s <= (c.out_s ?? c.in_s) + 0.5);
  useEffect(() => {
    const left = () => on_leave();
    addEventListener("afterprint", left);
    // The pictures are data: they are here at the next frame.
    const soon = requestAnimationFrame(() => requestAnimationFrame(() => print()));
    return () => { cancelAnimationFrame(soon); removeEventListener("afterprint", left); };
  }, []);
  return (
    <section class="print" aria-label="The page that is printed">
      <header><h1>{title}</h1><p>{who} · {day_and_year(made_at)} · {analysis.set.reps} {analysis.set.reps === 1 ? "rep" : "reps"} · {film_time(t_s)}, frame {frame}{rep && `, rep ${rep.index}, ${phase_at(rep, t_s)}`}</p></header>
      <p>{summary.split(" Could not tell:")[0]}</p>
      <p class="small">{analysis.set.quality.held} of {analysis.set.quality.gradeable} checkpoint-reps held. {words.review.count_not_score}</p>
      <div class="shots">{shots.map((s, i) => (
        <figure key={i} style={{ maxWidth: `${Math.min(100, (60 * s.width) / s.height)}%` }}>
          <div class="shot"><img src={s.src} alt="" /><div dangerouslySetInnerHTML={{ __html: s.drawn }} /></div>
          <figcaption>{s.label}</figcaption>
        </figure>
      ))}</div>
      {shown.map((g) => (
        <div key={g.checkpoint} class="two-cols">
          <div><h2>{name_of_checkpoint(g.checkpoint)}</h2><p>{g.reps.find((r) => r.rep === rep?.index)?.finding.reason ?? g.reps[0]!.finding.reason}</p></div>
          <DotPlot of={g} chosen={rep?.index ?? null} />
        </div>
      ))}
      {of_rep.length > 0 && (
        <table><thead><tr><th>In rep {rep!.index}</th><th>Found</th><th>Limit</th><th /></tr></thead>
          <tbody>{of_rep.map(({ g, r }) => {
            const unit = unit_of(r.finding.measure);
            return <tr key={g.checkpoint}><td>{name_of_checkpoint(g.checkpoint)}</td><td>{r.finding.value === null ? "–" : measured(r.finding.value, r.finding.sd, unit)}</td><td>{r.finding.threshold === null ? "" : `${r.finding.broken_above ? "at most" : "at least"} ${measured(r.finding.threshold, null, unit)}`}</td><td class="nowrap"><StateIcon state={r.finding.state} /> {words.state[r.finding.state]}</td></tr>;
          })}</tbody></table>
      )}
      {said.map((c) => <p key={c.id} class="quote">“{c.text}” {c.author}, {day_and_year(c.written)}</p>)}
      <footer>{words.review.print_foot(analysis.timing.dowel)}</footer>
    </section>
  );
}
