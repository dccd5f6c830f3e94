/** What of a record was changed: of two windows each sends only its own, so that neither takes back the other's. */
export function changed<T extends object>(before: T, after: T): Partial<T> {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => !same(value, (before as Record<string, unknown>)[key]))) as Partial<T>;
}
