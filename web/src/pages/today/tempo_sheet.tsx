import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Ask } from "../../parts/ask";
import { preferences } from "../../state/preferences";
import { figure } from "../../units/mass";
import { spoken, tempo_figures, tempo_words, tick_at, ticks_of, type Beat, type Tick } from "../../units/tempo";
import { speak } from "../../parts/voice";
import { beep } from "./sounds";
import type { Entry, Row } from "./session_rows";

const PITCH: Record<Beat, number> = { count: 660, down: 330, bottom: 440, up: 550, top: 500, end: 880 };
const WORD: Record<Beat, string> = { count: "ready", down: "down", bottom: "pause", up: "up", top: "top", end: "done" };

/** Counts in by three, then ticks for down, pause and up; a hold runs until it is stopped. */
export function TempoSheet({ row, entry, on_leave, on_held }: { row: Row; entry: Entry; on_leave: () => void; on_held: (seconds: number) => void }) {
  const hold = row.line.hold_s !== null;
  const tempo = row.line.tempo ?? { down_s: 3, bottom_s: 1, up_s: 1, top_s: 0 };
  const ticks = useMemo(() => ticks_of(hold ? { down_s: 0, bottom_s: entry.hold_s ?? 20, up_s: 0, top_s: 0 } : tempo, hold ? 1 : entry.reps ?? 5), []);
  const [began, begin] = useState<number | null>(null);
  const [now, set_now] = useState(0);
  const sounded = useRef<Tick | null>(null);
  useEffect(() => {
    if (began === null) return;
    const every = setInterval(() => {
      const at = (performance.now() - began) / 1000;
      set_now(at);
      const tick = tick_at(ticks, at);
      if (tick && tick !== sounded.current) {
        const aloud = preferences.get().voice ? spoken(tick, sounded.current, hold) : null;
        sounded.current = tick;
        if (aloud) speak(aloud);
        if (preferences.get().sound && (!hold || tick.beat === "count" || tick.beat === "end" || tick.left <= 3)) beep(PITCH[tick.beat], 0.1);
        if (tick.beat === "end") { navigator.vibrate?.(200); if (!hold) begin(null); }
      }
    }, 50);
    return () => clearInterval(every);
  }, [began]);
  const tick = began === null ? null : tick_at(ticks, now);
  const held = Math.max(0, now - 3);
  return (
    <Ask title={hold ? "Hold" : `Tempo ${tempo_figures(tempo)}`} on_leave={on_leave}>
      {!hold && <p class="note">{tempo_words(tempo)}.{!row.line.tempo && " The plan asks for none here; this is a slow, even one."}</p>}
      <p class="count" role="timer" aria-live="off">
        {tick === null ? (hold ? `${figure(entry.hold_s ?? 0, 0)} s` : `${entry.reps ?? ""} reps`)
          : tick.beat === "count" ? tick.left : hold ? `${Math.floor(held)} s` : tick.left}
      </p>
      <p class="cue">{tick === null ? "Three ticks to get ready." : hold && tick.beat !== "count" ? (tick.beat === "end" ? "Time reached; stop when you are done." : "hold") : `${WORD[tick.beat]}${tick.rep ? `, rep ${tick.rep}` : ""}`}</p>
      {began === null ? <button class="btn main gym" onClick={() => { sounded.current = null; begin(performance.now()); }}>Start</button>
        : <button class="btn gym" onClick={() => { begin(null); if (hold && held >= 1) on_held(Math.round(held)); }}>{hold ? "Stop, and take these seconds" : "Stop"}</button>}
    </Ask>
  );
}
