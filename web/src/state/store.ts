import { useEffect, useState } from "preact/hooks";

/** A value that pages look at and modules change. */
export interface Store<T> {
  get(): T;
  set(value: T | ((now: T) => T)): void;
  watch(told: () => void): () => void;
}

export function make_store<T>(first: T): Store<T> {
  let value = first;
  const watchers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      const changed = typeof next === "function" ? (next as (now: T) => T)(value) : next;
      if (Object.is(changed, value)) return;
      value = changed;
      for (const told of [...watchers]) told();
    },
    watch(told) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
  };
}

export function use_store<T>(store: Store<T>): T {
  const [, again] = useState(0);
  useEffect(() => store.watch(() => again((n) => n + 1)), [store]);
  return store.get();
}
