import type { Rep } from "../../api/documents";

/** The rep that is spoken of is the one that is shown; between two it stays the one before, at first that of
 *  the address. */
export function shown_rep(reps: Rep[], here: Rep | null, before: number | null): Rep | undefined {
  return here ?? reps.find((r) => r.index === before) ?? reps[0];
}
