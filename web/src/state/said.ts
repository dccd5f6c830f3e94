import { make_store } from "./store";

/** The line that answers a change for ten seconds, with its way back. */
export interface Said { text: string; undo?: (() => void | Promise<void>) | undefined; number: number }
export const said = make_store<Said | null>(null);
const SHOWN_MS = 10_000;
let count = 0;
let leaving: ReturnType<typeof setTimeout> | undefined;

export function say(text: string, undo?: () => void | Promise<void>): void {
  count += 1;
  said.set({ text, undo, number: count });
  clearTimeout(leaving);
  leaving = setTimeout(() => said.set(null), SHOWN_MS);
}
/** Who points at the line, or stands on it, is given time: it leaves ten seconds after. */
export const hold_said = () => clearTimeout(leaving);
export function release_said(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => said.set(null), SHOWN_MS);
}
export function say_nothing(): void {
  clearTimeout(leaving);
  said.set(null);
}
