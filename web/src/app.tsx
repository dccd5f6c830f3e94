import { useEffect, useState } from "preact/hooks";
import { get, Problem } from "./api/client";
import type { Athletes, Catalogue, Me } from "./api/documents";
import { listen } from "./api/events";
import { later } from "./parts/later";
import { ProblemCard } from "./parts/problem_card";
import { Shell } from "./shell";
import { flush } from "./state/outbox";
import { flush_pain } from "./state/pain_box";
import { read_jobs } from "./state/jobs";
import { keep, kept } from "./state/keep";
import { names_in, person } from "./state/person";
import { set_several, use_place } from "./state/route";
import { use_store } from "./state/store";
import { FirstRun } from "./pages/first_run/first_run";
import { TodayPage } from "./pages/today/today_page";

const FilmPage = later(() => import("./pages/film/film_page").then((m) => m.FilmPage));
const ReviewPage = later(() => import("./pages/review/review_page").then((m) => m.ReviewPage));
const PlanPage = later(() => import("./pages/plan/plan_page").then((m) => m.PlanPage));
const ProgressPage = later(() => import("./pages/progress/progress_page").then((m) => m.ProgressPage));
const HipsPage = later(() => import("./pages/hips/hips_page").then((m) => m.HipsPage));
const EntryPage = later(() => import("./pages/hips/entry_page").then((m) => m.EntryPage));
const SettingsPage = later(() => import("./pages/settings/settings_page").then((m) => m.SettingsPage));
const RosterPage = later(() => import("./pages/roster/roster_page").then((m) => m.RosterPage));

async function read_people() {
  const [me, athletes, catalogue] = await Promise.all([
    get<Me>("/api/me"),
    get<Athletes>("/api/athletes"),
    get<Catalogue>("/api/catalogue").catch(() => null),
  ]);
  return { me, athletes: athletes.athletes, catalogue };
}

export function App() {
  const now = use_place();
  const known = use_store(person);
  const [first_run, set_first_run] = useState(false);
  const [problem, set_problem] = useState<Problem | null>(null);

  const load = () => {
    set_problem(null);
    read_people()
      .then(({ me, athletes, catalogue }) => {
        set_several(athletes.length > 1);
        const wanted = now.athlete ?? kept<string | null>("athlete", null) ?? me.athlete;
        const athlete = athletes.find((a) => a.id === wanted) ?? athletes[0];
        set_first_run(!athlete);
        if (!athlete) return person.set(null);
        keep("athlete", athlete.id);
        person.set({ me, athletes, athlete, catalogue, names: names_in(catalogue) });
      })
      .catch((failed: unknown) =>
        set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "/api/me")));
  };
  useEffect(load, [now.athlete]);
  useEffect(() => {
    const leave = listen();
    const back = () => void flush().then(() => flush_pain());
    back();
    void read_jobs().catch(() => undefined);
    addEventListener("online", back);
    const every = setInterval(back, 15_000);
    return () => { leave(); removeEventListener("online", back); clearInterval(every); };
  }, []);

  if (problem) return <main class="page" style={{ paddingTop: "3rem" }}><ProblemCard problem={problem} again={load} /></main>;
  if (first_run || now.path.startsWith("/welcome")) return <FirstRun on_done={load} />;
  if (!known) return <main class="page"><div class="waiting" style={{ minHeight: "60vh" }} role="status" aria-label="Loading" /></main>;

  const path = now.path.replace(/\/+$/, "") || "/";
  const review = path.match(/^\/film\/([^/]+)$/);
  const entry = path.match(/^\/hips\/([^/]+)$/);
  if (review) return <ReviewPage key={review[1]!} analysis={decodeURIComponent(review[1]!)} />;
  const page =
    path === "/" ? <TodayPage />
    : path === "/film" ? <FilmPage />
    : path === "/plan" ? <PlanPage />
    : path === "/progress" ? <ProgressPage />
    : path === "/hips" ? <HipsPage />
    : entry ? <EntryPage key={entry[1]!} id={decodeURIComponent(entry[1]!)} />
    : path === "/settings" ? <SettingsPage reload={load} />
    : path === "/athletes" ? <RosterPage />
    : <div class="page"><h1>Nothing is here</h1><p>This address names no place of Dowel. Choose one of the places.</p></div>;
  return <Shell path={path}><div key={known.athlete.id}>{page}</div></Shell>;
}
