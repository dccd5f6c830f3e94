import { render } from "preact";
import { App } from "./app";
import { preferences, show_scheme } from "./state/preferences";
import { watch_addresses } from "./state/route";
import "./styles/base.css";
import "./styles/pages.css";

show_scheme();
preferences.watch(show_scheme);
watch_addresses();
render(<App />, document.getElementById("app")!);
