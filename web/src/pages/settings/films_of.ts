import type { Clips } from "../../api/documents";

/** The films that show an athlete: those that show nobody else, and those that stay for somebody else's sake. */
export function films_of(clips: Clips["clips"], athlete: string): { alone: number; shared: number } {
  const theirs = clips.filter((c) => c.analyses.some((a) => a.athlete === athlete));
  const alone = theirs.filter((c) => c.analyses.every((a) => a.athlete === athlete)).length;
  return { alone, shared: theirs.length - alone };
}

/** A name that says whose it is and of when: "dowel-anna-low-2026-11-28.json". */
export const export_name = (whose: string, day: string) =>
  `dowel-${whose.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "log"}-${day}.json`;
