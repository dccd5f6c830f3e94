import { LineIcon } from "../../parts/line_icon";

/** A figure with a large key on either side; hold nothing, swipe nothing. */
export function Stepper({ label, value, unit, less, more, step }: {
  label: string; value: string; unit: string; less: string; more: string; step: (by: number) => void;
}) {
  return (
    <div class="step" role="group" aria-label={label}>
      <button aria-label={less} onClick={() => step(-1)}><LineIcon name="minus" /></button>
      <p aria-live="polite"><b>{value}</b><span>{unit}</span></p>
      <button aria-label={more} onClick={() => step(1)}><LineIcon name="plus" /></button>
    </div>
  );
}
