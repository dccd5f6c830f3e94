import type { State, Verdict } from "../api/documents";

/** One alphabet for checkpoint, gate and pain: always a shape and a word, never colour alone. */
export const state_of_verdict: Record<Verdict, State> = { pass: "held", hold: "borderline", regress: "broken", not_measured: "cannot_tell" };
export const state_of_light = { green: "held", amber: "borderline", red: "broken" } as const;

export function StateShape({ state }: { state: State }) {
  switch (state) {
    case "held":
      return <><circle cx="8" cy="8" r="7.2" /><path class="mark" d="M4.6 8.3 7.1 10.8 11.6 5.6" /></>;
    case "broken":
      return <><rect x="1.6" y="1.6" width="12.8" height="12.8" rx="1.6" /><path class="mark" d="M5.2 5.2 10.8 10.8M10.8 5.2 5.2 10.8" /></>;
    case "borderline":
      return <><path d="M8 .9 15.6 14.6H.4Z" /><path class="mark" d="M8 6V9.6M8 11.6V12.4" /></>;
    case "cannot_tell":
      return <><circle class="hollow" cx="8" cy="8" r="6.6" /><path class="hollow-mark" d="M6.1 6.4A1.95 1.95 0 1 1 8 8.5V9.4M8 11.3V11.9" /></>;
  }
}

/** @param label  what it says to a screen reader; without one it is decoration beside its word */
export function StateIcon({ state, label }: { state: State; label?: string }) {
  return (
    <svg class={`icon ${state}`} viewBox="0 0 16 16" {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" })}>
      <StateShape state={state} />
    </svg>
  );
}
