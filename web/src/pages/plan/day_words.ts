import type { Day, MassUnit } from "../../api/documents";
import { name_of } from "../../state/person";
import { mass } from "../../units/mass";

const FIRST = ["main", "accessory"];

/** What a day is for, in a line: the main lifts with their load first, then what else there is. */
export function day_words(day: Day, names: Map<string, string>, unit: MassUnit): string {
  const rank = (kind: string) => (FIRST.indexOf(kind) + FIRST.length + 1) % (FIRST.length + 1);
  const lines = day.blocks.toSorted((one, other) => rank(one.kind) - rank(other.kind)).flatMap((b) => b.lines);
  const said = [...new Set(lines.map((l) => `${name_of(names, l.exercise)}${l.load.load_kg ? ` ${mass(l.load.load_kg, unit)}` : ""}`))];
  return `${said.slice(0, 3).join(", ")}${said.length > 3 ? " …" : ""}`;
}
