import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A page whose script is fetched when it is first opened: the first load stays small. */
export function later<P extends object>(fetch_page: () => Promise<ComponentType<P>>): ComponentType<P> {
  let page: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [, redraw] = useState(0);
    const [failed, fail] = useState(false);
    useEffect(() => {
      if (page) return;
      fetch_page().then(
        (fetched) => { page = fetched; redraw((n) => n + 1); },
        () => fail(true),
      );
    }, []);
    const Page = page;
    if (Page) return <Page {...props} />;
    if (failed)
      return <div class="page"><p class="cue">This page could not be fetched: Dowel is out of reach. Start it again and reload.</p></div>;
    return <div class="page"><div class="waiting" style={{ minHeight: "40vh" }} role="status" aria-label="Loading" /></div>;
  };
}
