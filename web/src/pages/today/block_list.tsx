import type { SetRecord } from "../../api/documents";
import { LineIcon } from "../../parts/line_icon";
import { name_of, use_person } from "../../state/person";
import { figure, mass } from "../../units/mass";
import { words } from "../../words";
import { line_words, work_words, type Row } from "./session_rows";

/** "last 10, 9, 9": what the sets of last time were. */
function last_words(sets: SetRecord[]): string {
  const done = sets.filter((s) => s.kind !== "warmup").map((s) => s.hold_s !== null ? `${figure(s.hold_s, 0)}\u00a0s` : s.distance_m !== null ? `${figure(s.distance_m, 0)}\u00a0m` : `${s.reps ?? "?"}`);
  return done.length ? `last ${done.join(", ")}` : "";
}

/** The whole session by block; each line can be made the one that is next. */
export function BlockList({ rows, now, choose, open_done }: { rows: Row[]; now: string | null; choose: (key: string) => void; /** What was done of a line, to be looked at and taken back. */ open_done: (key: string) => void }) {
  const { athlete, names } = use_person();
  const blocks = rows.map((r) => r.block).filter((b, i, all) => all.indexOf(b) === i);
  return (
    <>
      {blocks.map((b) => {
        const mine = rows.filter((r) => r.block === b);
        return (
          <section class="blk" key={b}>
            <h2>{words.today.blocks[mine[0]!.kind] ?? mine[0]!.kind.replace(/^./, (c) => c.toUpperCase())} <span>{mine.every((r) => r.finished) ? "done" : mine.some((r) => r.key === now) ? "now" : ""}</span></h2>
            {mine.map((row) => {
              const name = row.sheet?.name ?? name_of(names, row.line.exercise);
              return (
                <div class={`li ${row.finished ? "done" : ""}`} key={row.key}>
                  <span class={`tick ${row.finished ? "on" : row.key === now ? "is-now" : ""}`} aria-hidden="true"><i>{row.finished && <LineIcon name="tick" />}</i></span>
                  <h3>{row.key === now ? name : row.finished ? <button class="plain" onClick={() => open_done(row.key)} title="What was done">{name}</button> : <button class="plain" onClick={() => choose(row.key)} title="Do this now">{name}</button>}</h3>
                  <p class="note">
                    {[row.finished ? row.done.map((d) => work_words(d, athlete.shown_unit)).join(", ") : row.count > 0 ? `set ${Math.floor(row.count) + 1} of ${row.line.sets} next` : "",
                      row.line.load.load_kg !== null && !row.finished ? mass(row.line.load.load_kg, athlete.shown_unit) : row.line.with,
                      !row.finished && row.count === 0 && row.sheet?.last ? last_words(row.sheet.last.sets) : "",
                      row.line.per_side ? "each side" : "", words.today.reduced[row.line.reduced_by]].filter(Boolean).join(" · ")}
                  </p>
                  <span class="amt">{line_words(row.line)}</span>
                </div>
              );
            })}
          </section>
        );
      })}
    </>
  );
}
