import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Floor } from "./parts/floor";
import { KeyList } from "./parts/key_list";
import { use_keys } from "./parts/keys";
import { LineIcon, type LineIconName } from "./parts/line_icon";
import { Link } from "./parts/link";
import { AwayLine, SyncSign } from "./parts/sync_sign";
import { keep } from "./state/keep";
import { use_person } from "./state/person";
import { go } from "./state/route";
import { words } from "./words";

const places: { icon: LineIconName; to: string; name: string }[] = [
  { icon: "today", to: "/", name: words.places.today },
  { icon: "film", to: "/film", name: words.places.film },
  { icon: "plan", to: "/plan", name: words.places.plan },
  { icon: "progress", to: "/progress", name: words.places.progress },
  { icon: "hips", to: "/hips", name: words.places.hips },
];

function Who() {
  const { athlete, athletes } = use_person();
  return (
    <details class={`who push ${athletes.length > 1 ? "other" : ""}`}>
      <summary><span class="vh">Athlete and settings: </span>{athlete.name}<LineIcon name="down" /></summary>
      <nav class="menu" aria-label="Athlete and settings" onClick={(e) => { (e.currentTarget as HTMLElement).closest("details")!.open = false; }}>
        {athletes.length > 1 && athletes.map((other) => (
          <Link key={other.id} to="/" athlete={other.id} aria-current={other.id === athlete.id ? "true" : undefined} onClick={() => keep("athlete", other.id)}>
            {other.name}
          </Link>
        ))}
        {athletes.length > 1 && <Link to="/athletes">{words.places.roster}</Link>}
        <Link to="/settings">{words.places.settings}</Link>
        <Link to="/welcome">Add an athlete</Link>
      </nav>
    </details>
  );
}

/** The frame round every page but Review: places, top bar, what goes on, and the line that undoes. */
export function Shell({ path, children }: { path: string; children: ComponentChildren }) {
  const { me, athlete } = use_person();
  const [keys, show_keys] = useState(false);
  const went = useRef(0);
  const jump = (to: string) => () => { if (Date.now() - went.current < 3000) { went.current = 0; go(to); } };
  use_keys({
    g: () => { went.current = Date.now(); },
    t: jump("/"), f: jump("/film"), p: jump("/plan"), r: jump("/progress"), h: jump("/hips"),
    "/": () => go("/hips?find"),
    "?": () => show_keys(true), "shift+?": () => show_keys(true),
  });
  const here = (to: string) => (to === "/" ? path === "/" : path.startsWith(to));
  return (
    <>
      <a class="skip" href="#main">Skip to the page</a>
      {me.synthetic.includes(athlete.id) && <p class="synthetic">{words.synthetic}</p>}
      <div class="shell">
        <div class="side">
          <Link class="brand d-only" to="/">Dowel</Link>
          <nav class="places" aria-label="Places">
            {places.map((place) => (
              <Link key={place.to} to={place.to} aria-current={here(place.to) ? "page" : undefined}>
                <LineIcon name={place.icon} /><span>{place.name}</span>
              </Link>
            ))}
            <Link class="end" to="/settings" aria-current={here("/settings") ? "page" : undefined}>
              <LineIcon name="settings" /><span>{words.places.settings}</span>
            </Link>
          </nav>
        </div>
        <div class="body">
          <header class="top">
            <Link class="brand m-only" to="/">Dowel</Link>
            <SyncSign />
            <Who />
          </header>
          <AwayLine />
          <main id="main">{children}</main>
        </div>
      </div>
      <Floor />
      {keys && <KeyList path={path} on_leave={() => show_keys(false)} />}
    </>
  );
}
