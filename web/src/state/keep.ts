/** What is kept in this browser. A browser that keeps nothing is no reason to fail. */
export function kept<T>(name: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`dowel.${name}`);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    if (value === null || value === undefined) localStorage.removeItem(`dowel.${name}`);
    else localStorage.setItem(`dowel.${name}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store: the page goes on without it.
  }
}
