import type { Athlete, Catalogue, Me } from "../api/documents";
import { make_store, use_store } from "./store";

/** Who is looked at, and the names of things. */
export interface Person { me: Me; athletes: Athlete[]; athlete: Athlete; names: Map<string, string>; catalogue: Catalogue | null }
export const person = make_store<Person | null>(null);

export function use_person(): Person {
  const now = use_store(person);
  if (!now) throw new Error("a page that needs an athlete was drawn without one");
  return now;
}

/** What an analysis calls the exercise of a film in which it saw no hinge and no squat. */
export const NOT_RECOGNISED = "none";

/** The name of an exercise, or its slug made readable where the catalogue does not know it. */
export function name_of(names: Map<string, string>, slug: string): string {
  if (slug === NOT_RECOGNISED) return "Not recognised";
  return names.get(slug) ?? slug.replace(/-/g, " ").replace(/^./, (c) => c.toUpperCase());
}
export function names_in(catalogue: Catalogue | null): Map<string, string> {
  const names = new Map<string, string>();
  if (!catalogue) return names;
  for (const e of catalogue.exercises) {
    names.set(e.slug, e.name);
    if (!names.has(e.id)) names.set(e.id, e.name);
  }
  for (const list of [catalogue.muscles, catalogue.conditions, catalogue.equipment, catalogue.aims])
    for (const n of list ?? []) if (!names.has(n.id)) names.set(n.id, n.name);
  return names;
}
