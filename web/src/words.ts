import type { State, Verdict } from "./api/documents";

/** The page's own microcopy, in one place. What Dowel found, decided or advises is not here: those
 *  sentences come with its documents. Rules: what is so, then what to do; no exclamation marks. */
export const words = {
  places: { today: "Today", film: "Film", plan: "Plan", progress: "Progress", hips: "Hips", roster: "Athletes", settings: "Settings" },
  state: { held: "held", broken: "broken", borderline: "borderline", cannot_tell: "cannot tell" } satisfies Record<State, string>,
  verdict: { pass: "pass", hold: "hold", regress: "step back", not_measured: "not measured" } satisfies Record<Verdict, string>,
  sync: {
    offline: (sets: number) => (sets ? `offline, ${sets} ${sets === 1 ? "set" : "sets"} kept` : "offline"),
    sending: (sets: number) => `sending ${sets}`,
    long: (sets: number) =>
      `Dowel is out of reach. What you log is kept on this device${sets ? ` (${sets} ${sets === 1 ? "set" : "sets"})` : ""} and sent once when it is back; films wait.`,
  },
  synthetic: "Synthetic: a drawn figure, not a real person.",
  problem: { again: "Try again", details: "Details" },
  undo: "Undo",
  today: {
    no_plan: "No plan yet. Seven questions make one.",
    make_plan: "Make a plan",
    day_off: "Day off.",
    next_session: (day: string) => `The next session is on ${day}.`,
    why: "Why this",
    would_change: "What would change it:",
    changed_for_pain: "Changed for pain; each line says so.",
    reduced: { deload: "less: easier week", pain: "less: pain", time: "less: time", volume: "less: weekly volume", none: "" },
    blocks: {
      "get moving": "Get moving",
      activation: "Warm-up",
      mobility: "Get moving",
      main: "Main lifts",
      accessory: "Accessories",
      stretch: "Stretch",
    } as Record<string, string>,
    log: (n: number, what: string) => `Log set ${n}: ${what}`,
    logged: (what: string) => `Logged ${what}.`,
    taken_back: "Taken back.",
    done: "The session is done.",
    pain_after: "Pain after training?",
    pain_choices: [
      { words: "None", state: null, during: 0 },
      { words: "1–2, goes", state: "held" as State, during: 2 },
      { words: "3–5, or lasts", state: "borderline" as State, during: 4 },
      { words: "Over 5", state: "broken" as State, during: 6 },
    ],
    pain_again: "Asked again tomorrow morning; that answer counts more.",
    pain_where: "Where?",
    morning: "How is it this morning?",
    stop_here: "Stop here",
    rest_over: "Rest is over.",
    lock_screen: "A web page cannot draw on a lock screen: leave it open, the screen stays awake while a rest runs.",
    not_made: (wanted: string, below: string, above: string | null) =>
      `${wanted} cannot be made; ${below} is below${above ? `, ${above} above` : ""}.`,
  },
  film: {
    guide: "From your side, lens at hip height, four steps away, whole body with feet, phone on something that stands.",
    empty: "No film yet. Open a clip of a set: it is measured here, nothing leaves this machine.",
    open: "Open clips",
    nobody: "Nobody can be seen in this clip. Film from your side, four steps away, the whole body with feet in the picture, light on you and not behind you.",
    sending: "sending",
  },
  review: {
    not_kept: "The film was not kept.",
    count_not_score: "A count, not a score.",
    no_overlay: "Nothing is drawn on this frame: nothing was measured there.",
    said_here: "Said at this moment",
    leave_out_why: "Leaving out a broken rep cannot turn hold into pass; the gate then says not measured for it.",
  },
  plan: {
    none: "No plan yet. Seven questions make one.",
    not_met: "What this plan cannot meet, and the nearest thing to it",
    new_plan: "Make it again",
  },
  progress: {
    empty: "Nothing logged yet. Log a set, film one, or bring your log from Strong, Hevy, FitNotes or Liftosaur.",
    map: "A set counts whole where the muscle is the target and half where it helps. Choose a muscle to see which exercises.",
    band: { none: "no set", below: "below the band", within: "in the band", above: "above it" },
    few: "Under two sessions: no curve is drawn through one point.",
  },
  first_run: {
    does: [
      "Dowel measures what a camera can see of a hinge, rep by rep: what held, what did not, and what it cannot tell.",
      "It makes a plan, says what to lift next, and lets the weight go up only when the form on film holds.",
      "It names no diagnosis and predicts no injury. A warning sign stops the plan and sends you to a clinician.",
      "Everything runs on this machine. No film, no log, no number leaves it.",
    ],
    demo: "Look around with a made-up athlete",
    demo_note: "Sana (synthetic), a year of data. Never mixed with a real log; one tap removes her.",
    flags_note: "Before every plan. A yes does not end it for good: it sends you to be examined first.",
    no_newtons: "Without height and mass: no newtons, no balance over the foot.",
    all_needed: "Each needs its yes or no; none is preset.",
  },
  stop: {
    title: "No plan today.",
    not_a_diagnosis: "It is a warning sign, not a diagnosis; only an examination can tell. Your log stays open.",
    examined: "I was examined and may train",
    mistake: "The answer was a mistake",
  },
  settings: {
    everything: "Delete everything",
    everything_note: "A backup is written first. Then the log, the films and the plans are gone.",
    import_note: "Strong, Hevy, FitNotes, Liftosaur and many others, or a table of your own. You see what would happen first.",
  },
};
