import { useEffect, useRef, useState } from "preact/hooks";
import { call, Problem } from "../api/client";
import { make_store, use_store } from "./store";

/** Counts up with every change that the server tells of: whoever shows a document reads it again. */
const changes = make_store(0);
export const refresh = () => changes.set((n) => n + 1);

const last_read = new Map<string, { data: unknown; text: string; etag: string | null }>();
export const forget_documents = () => {
  last_read.clear();
  // So does the service worker, where there is one.
  if (typeof caches !== "undefined") void caches.delete("dowel-documents").catch(() => undefined);
};

export interface Shown<T> {
  data: T | null;
  etag: string | null;
  problem: Problem | null;
  /** Nothing to show yet and nothing went wrong yet. */
  loading: boolean;
  again: () => void;
}

/** A document of the server. What was read before is shown at once and replaced when the new one
 *  is here; one that fails leaves the old one standing.
 *  @param fixed  it never changes: what is here is not asked for again */
export function use_document<T>(path: string | null, { fixed = false } = {}): Shown<T> {
  const counted = use_store(changes);
  const version = fixed ? 0 : counted;
  const [, redraw] = useState(0);
  const [asked, ask] = useState(0);
  const problem = useRef<{ path: string | null; what: Problem | null }>({ path: null, what: null });
  useEffect(() => {
    if (path === null || (fixed && last_read.has(path))) return;
    const leave = new AbortController();
    call<T>("GET", path, { signal: leave.signal })
      .then((answer) => {
        // The same document again stays the same object: what is drawn from it is not made anew.
        const known = last_read.get(path);
        last_read.set(path, known?.text === answer.text ? known : { data: answer.data, text: answer.text, etag: answer.etag });
        problem.current = { path, what: null };
        redraw((n) => n + 1);
      })
      .catch((failed: unknown) => {
        if (leave.signal.aborted) return;
        problem.current = { path, what: failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", path) };
        // An answer such as "no plan" replaces what was shown; a lost connection does not.
        if (!problem.current.what!.offline) last_read.delete(path);
        redraw((n) => n + 1);
      });
    return () => leave.abort();
  }, [path, version, asked]);
  const known = path === null ? undefined : last_read.get(path);
  const failed = problem.current.path === path ? problem.current.what : null;
  return {
    data: (known?.data as T | undefined) ?? null,
    etag: known?.etag ?? null,
    problem: failed,
    loading: path !== null && !known && !failed,
    again: () => ask((n) => n + 1),
  };
}
