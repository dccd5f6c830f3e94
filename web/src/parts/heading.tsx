import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** The title of a page; after a jump the focus lands on it, so that keyboard and reader start there. */
export function Heading({ title, children }: { title: string; children?: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Dowel`;
    // Not when the page was just loaded: there the reader begins at the top by itself.
    if (history.state && (document.activeElement === document.body || document.activeElement === null)) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <div class="lead">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}
