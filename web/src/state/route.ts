import { make_store, use_store } from "./store";

/** Where one is: `/a/{athlete}/film/…` with several athletes, `/film/…` with one. */
export interface Place { athlete: string | null; path: string; query: URLSearchParams }

export function place_of(pathname: string, search: string): Place {
  const found = pathname.match(/^\/a\/([^/]+)(\/.*)?$/);
  return {
    athlete: found ? decodeURIComponent(found[1]!) : null,
    path: (found ? found[2] : pathname) || "/",
    query: new URLSearchParams(search),
  };
}

const here = () =>
  typeof location === "undefined" ? place_of("/", "") : place_of(location.pathname, location.search);
export const place = make_store<Place>(here());
/** Set by the shell: several athletes make the athlete part of every address. */
let several = false;
export const set_several = (now: boolean) => {
  several = now;
};

export function address(path: string, athlete = place.get().athlete): string {
  return several && athlete ? `/a/${encodeURIComponent(athlete)}${path === "/" ? "" : path}` : path;
}

export function go(path: string, how: { replace?: boolean; athlete?: string | null; keep_scroll?: boolean } = {}): void {
  const to = address(path, how.athlete === undefined ? place.get().athlete : how.athlete);
  if (how.replace) history.replaceState(history.state, "", to);
  else {
    history.replaceState({ ...(history.state as object | null), scroll: scrollY }, "");
    history.pushState({ from: location.pathname + location.search }, "", to);
  }
  place.set(here());
  if (!how.replace && !how.keep_scroll) scrollTo(0, 0);
}

/** Back to where one came from, with its scroll position; to `otherwise` when one came from outside. */
export function go_back(otherwise: string): void {
  if ((history.state as { from?: string } | null)?.from) history.back();
  else go(otherwise);
}

export function watch_addresses(): void {
  addEventListener("popstate", (event) => {
    place.set(here());
    const scroll = (event.state as { scroll?: number } | null)?.scroll;
    if (scroll !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, scroll)));
  });
}

export const use_place = () => use_store(place);
