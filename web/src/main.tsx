import { render } from "preact";
import { App } from "./app";
import { preferences, show_scheme } from "./state/preferences";
import { watch_addresses } from "./state/route";
import "./styles/base.css";
import "./styles/pages.css";

show_scheme();
preferences.watch(show_scheme);
watch_addresses();
// Only a page that came from the program keeps itself; on plain http of another host there is no keeping.
if (import.meta.env.PROD && "serviceWorker" in navigator)
  addEventListener("load", () => void navigator.serviceWorker.register("/shell.js").catch(() => undefined));
render(<App />, document.getElementById("app")!);
