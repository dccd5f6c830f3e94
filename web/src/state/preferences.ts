import { keep, kept } from "./keep";
import { make_store } from "./store";

/** How this browser shows things; nothing of it is training data. */
export interface Preferences {
  scheme: "system" | "light" | "dark";
  /** Single-letter keys (WCAG 2.1.4). */
  keys: boolean;
  sound: boolean;
  /** Counts aloud with the tempo. */
  voice: boolean;
  /** A short vibration at the edge of a rep and at a finding while one scrubs. */
  ticks: boolean;
  layers: string[];
}
const usual: Preferences = { scheme: "system", keys: true, sound: true, voice: false, ticks: true, layers: ["stick", "gap", "back", "skeleton", "path"] };
export const preferences = make_store<Preferences>({ ...usual, ...kept<Partial<Preferences>>("preferences", {}) });

export function prefer(change: Partial<Preferences>): void {
  preferences.set((now) => ({ ...now, ...change }));
  keep("preferences", preferences.get());
}
export function show_scheme(): void {
  const { scheme } = preferences.get();
  if (scheme === "system") delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = scheme;
}
