import { useEffect, useRef } from "preact/hooks";

/** Brings a part of the page into sight, once, when it is there: where a link means that part. */
export function use_brought_up(id: string | null, there: boolean): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (id === null || !there || done.current === id) return;
    const part = document.getElementById(id);
    if (!part) return;
    done.current = id;
    part.scrollIntoView({ block: "center" });
    part.focus({ preventScroll: true });
  });
}
