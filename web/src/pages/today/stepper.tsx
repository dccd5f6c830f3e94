import { useEffect, useRef } from "preact/hooks";
import { LineIcon } from "../../parts/line_icon";
import { read_figure } from "../../units/mass";

const HELD_MS = 450, AGAIN_MS = 110;

/** A figure with a large key on either side: tapped one step, held many; the figure itself can be typed. */
export function Stepper({ label, value, unit, less, more, step, typed }: {
  label: string; value: string; unit: string; less: string; more: string; step: (by: number) => void; typed: (figure: number) => void;
}) {
  const newest = useRef(step);
  newest.current = step;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const ran = useRef(false);
  const let_go = () => clearTimeout(timer.current);
  useEffect(() => let_go, []);
  const hold = (by: number) => {
    let_go();
    ran.current = false;
    const again = () => {
      ran.current = true;
      newest.current(by);
      timer.current = setTimeout(again, AGAIN_MS);
    };
    timer.current = setTimeout(again, HELD_MS);
  };
  const key = (by: number, name: string, icon: "minus" | "plus") => (
    <button aria-label={name} onPointerDown={() => hold(by)} onPointerUp={let_go} onPointerLeave={let_go} onPointerCancel={let_go} onContextMenu={(e) => e.preventDefault()}
      onClick={() => { if (!ran.current) step(by); ran.current = false; }}><LineIcon name={icon} /></button>
  );
  return (
    <div class="step" role="group" aria-label={label}>
      {key(-1, less, "minus")}
      <p>
        <input type="text" inputMode="decimal" aria-label={`${label}, ${unit}`} value={value} size={Math.max(2, value.length)} onFocus={(e) => e.currentTarget.select()}
          onKeyDown={(e) => { if (e.key === "Enter") e.currentTarget.blur(); }}
          onChange={(e) => { const figure = read_figure(e.currentTarget.value); if (figure === null) e.currentTarget.value = value; else typed(figure); }} />
        <span>{unit}</span><span class="vh" aria-live="polite">{value} {unit}</span>
      </p>
      {key(1, more, "plus")}
    </div>
  );
}
