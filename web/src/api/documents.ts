/** Dowel's documents as TypeScript types: docs/schemas/*.schema.json and docs/openapi say the same.
 *  Keys carry their units; null means absent. */

export type State = "held" | "broken" | "borderline" | "cannot_tell";
export type Verdict = "pass" | "hold" | "regress" | "not_measured";
export type MassUnit = "kg" | "lb";
export type Sex = "unstated" | "female" | "male";
export type Side = "both" | "left" | "right";

export interface Athlete {
  id: string;
  name: string;
  sex: Sex;
  birth_year: number | null;
  height_m: number | null;
  mass_kg: number | null;
  shown_unit: MassUnit;
  experience: "unstated" | "novice" | "intermediate" | "advanced";
  conditions: string[];
  equipment: string[];
  /** As they are marked: "16 kg"; none: any that are sold. */
  bells: string[];
  dumbbells: string[];
  /** "4 x 20 kg": four of them in all; "20 kg": as many as are wanted; none: the usual ones. */
  plates: string[];
  /** The empty bar, "15 kg"; empty: the usual one. */
  bar: string;
}
export interface Athletes { schema: "dowel.athletes/1"; athletes: Athlete[] }

export interface Me {
  schema: "dowel.me/1";
  role: string;
  athlete: string | null;
  shown_unit: MassUnit;
  synthetic: string[];
  today: string;
  version: string;
}

/** What can be done about something: `words` is what it is called in the text it belongs to. */
export interface Remedy {
  kind: "explain" | "answer-red-flags" | "tell-pain" | "say-pain" | "ask-next" | "ask-why" | "make-plan" | "answer-test" | "allow-bending";
  argument: string;
  words: string;
}
export interface Why { text: string; rules: string[]; sources: string[]; remedies?: Remedy[] }
export interface Range { from: number; to: number }
export interface Tempo { down_s: number; bottom_s: number; up_s: number; top_s: number }

export interface Line {
  exercise: string;
  own: boolean;
  /** Slug of what the rules chose here; empty: this. */
  instead_of: string;
  sets: number;
  reps: Range | null;
  hold_s: number | null;
  distance_m: number | null;
  tempo: Tempo | null;
  per_side: boolean;
  rest_s: number;
  with: string;
  load: { how: string; load_kg: number | null; reps_in_reserve: Range | null };
  level: string;
  reduced_by: "none" | "deload" | "pain" | "time" | "volume";
  minutes: number;
  why: Why;
}
export interface Block { kind: string; lines: Line[] }
export interface Day {
  date: string;
  training: boolean;
  hips: boolean;
  minutes: number;
  minutes_had: number;
  blocks: Block[];
  notes: string[];
}
export interface Evidence {
  set: string;
  when: string;
  rep: number;
  at_s: number;
  rule: string;
  checkpoint: string;
  measure: string;
  value: number;
  sd: number;
  threshold: number;
  broken_above: boolean;
  source: string;
}
export interface Ruling {
  verdict: Verdict;
  exercise: string;
  planned_step: string;
  why: Why;
  would_change: string;
  clean_in_a_row: number;
  clean_needed: number;
  evidence: Evidence[];
}
export interface CoachNote {
  author: string;
  text: string;
  written: string;
  session_id: string;
  session_started: string;
  set_id: string | null;
  exercise: string | null;
}
/** What answers to the warning signs mean. */
export interface RedFlagsTold { schema: "dowel.red-flags/1"; raised: string[]; at_once: boolean; advice: string | null }
export interface Stopped { why: string; advice: string }
export interface Stop { schema: "dowel.stop/1"; stopped: Stopped }

export interface Today {
  schema: "dowel.today/1";
  date: string;
  plan: string;
  stopped: Stopped | null;
  changed_for_pain: boolean;
  changed_for_athlete: boolean;
  week: number | null;
  easier: boolean;
  session: Day | null;
  next_date: string | null;
  advice: string | null;
  gate: Ruling | null;
  notes: CoachNote[];
  bars: BarLoad[];
  /** The questions about warning signs come before anything is lifted. Absent from a day kept by an older page. */
  signs_due?: { why: string; written: string | null } | null;
}
/** A load as the hands meet it: the plates of a side, the heaviest first, and the way up to it. */
export interface BarLoad {
  exercise: string;
  load_kg: number;
  /** Null: it is taken in the hand. */
  bar_kg: number | null;
  side_kg: number[];
  warm_up: { reps: number; load_kg: number }[];
}

export interface SheetLine {
  block: number;
  line: number;
  exercise: string;
  name: string;
  takes_load: boolean;
  last: { date: string; sets: SetRecord[] } | null;
  /** `to_the_end`: not this time only. */
  swaps: { exercise: string; name: string; reasons: string[]; to_the_end: boolean }[];
}
export interface Sheet { schema: "dowel.sheet/1"; date: string; lines: SheetLine[] }

export interface Target {
  sets: number;
  reps: number | null;
  load_kg: number | null;
  hold_s: number | null;
  distance_m: number | null;
  level: number | null;
}
export interface Next {
  schema: "dowel.next/1";
  exercise: string;
  sessions: number;
  gate: Ruling;
  overridden: { to: Verdict; reason: string; decided: string; by: string | null } | null;
  not_yet: string | null;
  target: Target | null;
  target_if_passed: Target | null;
  step: { kind: string; why: string } | null;
}

export interface Week {
  number: number;
  start: string;
  easier: boolean;
  theme: string;
  days: Day[];
  sets_per_group: Record<string, number>;
}
export interface Programme {
  start: string;
  aim: string;
  main_hinge: string;
  main_is_own: boolean;
  why_main: Why;
  stopped: { why: Why; advice: string } | null;
  notes: Why[];
  not_met: { rule: string; subject: string; weeks: number[]; says: string; nearest: string }[];
  weeks: Week[];
}
export interface Plan {
  schema: "dowel.plan/1";
  id: string;
  made: string;
  request: { schema: string; wishes?: string[] } & Record<string, unknown>;
  programme: Programme;
}
export interface PlanPreview {
  schema: "dowel.plan-preview/1";
  plan: Plan;
  differences: { date: string; what: "added" | "removed" | "changed"; before: Line | null; after: Line | null }[];
}
/** What a place for a session would break that holds now. */
export interface Broken { rule: string; says: string }
export interface Moved { date: string; to: string; reason: string }
export interface PlaceFor { date: string; here: boolean; holds: "nothing" | "easy" | "training"; state: Exclude<State, "cannot_tell">; breaks: Broken[] }
export interface PlanMoves { schema: "dowel.plan-moves/1"; date: string; week: number; days: PlaceFor[]; moved: Moved[] }
export interface PlanMoved { schema: "dowel.plan-moved/1"; change: number; state: PlaceFor["state"]; breaks: Broken[]; moved: Moved[]; plan: Plan }
export interface PlanSwapped { schema: "dowel.plan-swapped/1"; change: number; exercise: string; instead: string; from: string; until: string; not_in_weeks: number[]; plan: Plan }
export interface PlanWish {
  aim?: string;
  days?: { day: string; minutes?: number }[];
  weeks?: number;
  start?: string;
  equipment?: string[];
  experience?: string;
  conditions?: string[];
  own?: string[];
  weak?: string[];
  emphases?: string[];
  clinician_cleared?: boolean;
  full_copenhagen_warm_up?: boolean;
  off_day_minutes?: number;
  most_accessories?: number;
  rotate?: boolean;
  mobility?: boolean;
  jefferson_curl?: boolean;
  wishes?: string[];
}

export interface SetRecord {
  number: number;
  handle: string;
  filmed: boolean;
  id: string;
  session_id: string;
  exercise_slug: string;
  exercise_name: string;
  set_order: number;
  kind: "working" | "warmup" | "failure" | "drop";
  side: Side;
  reps: number | null;
  hold_s: number | null;
  distance_m: number | null;
  load_kg: number | null;
  rpe: number | null;
  rir: number | null;
  tempo: string;
  superset: string;
  pain: number | null;
  next_day_pain: number | null;
  notes: string;
}
export interface Session {
  id: string;
  athlete_id: string;
  started: string;
  duration_s: number | null;
  title: string;
  notes: string;
  body_mass_kg: number | null;
  source: string;
  sets: SetRecord[];
  /** What coaches wrote about it or its sets, the oldest first. */
  coach_notes: CoachNoteRecord[];
}
/** A note as the log keeps it; without a text it only says that somebody looked. */
export interface CoachNoteRecord { id: string; session_id: string; set_id: string | null; written: string; author: string; text: string }
export interface Sessions {
  schema: "dowel.sessions/1";
  athlete: Athlete;
  earlier_sessions: number;
  sessions: Session[];
}
/** A set as the page sends it; `id` is made here, so that sending twice is once. */
export interface NewSet {
  id: string;
  at?: string;
  exercise: string;
  reps?: number;
  hold_s?: number;
  distance_m?: number;
  load_kg?: number;
  kind?: SetRecord["kind"];
  side?: Side;
  rpe?: number;
  tempo?: string;
  notes?: string;
}
export interface SetBatch {
  schema: "dowel.set-batch/1";
  change: number | null;
  items: {
    id: string;
    outcome: "created" | "same" | "differs" | "refused";
    session_id?: string;
    set?: SetRecord;
    yours?: NewSet;
    problem?: { title: string; hint?: string };
  }[];
}
export interface Change { number: number; what: string; when: string; undone: boolean }
export interface Changes { schema: "dowel.changes/1"; changes: Change[] }

export interface RedFlagQuestions {
  schema: "dowel.red-flag-questions/1";
  questions: { id: string; question: string; at_once: boolean }[];
  answered: { id: string; answered: string; answers: { question: string; yes: boolean }[]; note: string | null } | null;
  standing: boolean;
  /** The newest yes that counts, and the clinician's word after it. */
  sign: { answer: string; told: string; raised: string[]; at_once: boolean; note: string; cleared: { answer: string; told: string; note: string } | null } | null;
}
/** Up to `green_to` green, up to `amber_to` amber, above it red; of 0 to 10. */
export interface PainLimits { green_to: number; amber_to: number }
export interface PainAnswers {
  schema: "dowel.pain-answers/1";
  regions: string[];
  limits: PainLimits;
  answers: {
    id: string;
    answered: string;
    region: string;
    during: number | null;
    next_morning: number | null;
    stiff: boolean;
    note: string;
  }[];
}
export interface PainLights {
  schema: "dowel.pain/1";
  lights: { region: string; light: "green" | "amber" | "red" }[];
}

export interface ExerciseProgress {
  slug: string | null;
  name: string;
  sessions: number;
  sets: number;
  last: string;
  best_load_kg: number | null;
  best_one_rm_kg: number | null;
  longest_hold_s: number | null;
  longest_distance_m: number | null;
  followed: string;
  recent_change: number | null;
}
export interface ProgressPoint {
  session_id: string;
  started: string;
  sets: number;
  reps: number;
  volume_kg: number;
  best_load_kg: number | null;
  best_load_reps: number | null;
  best_one_rm_kg: number | null;
  one_rm_range_kg: [number, number] | null;
  longest_hold_s: number | null;
  longest_distance_m: number | null;
  worst_pain: number | null;
  held: number;
  gradeable: number;
}
export interface ProgressAll { schema: "dowel.progress/1"; athlete: Athlete; exercises: ExerciseProgress[] }
export interface ProgressOne {
  schema: "dowel.progress/1";
  athlete: Athlete;
  exercise: { slug: string | null; name: string };
  followed: string;
  recent_change: number | null;
  points: ProgressPoint[];
}
export interface MuscleGroup {
  id: string;
  name: string;
  direct: number;
  indirect: number;
  sets: number;
  band: { from: number; to: number; floor: number };
  state: "none" | "below" | "within" | "above";
  exercises: { exercise: string; name: string; direct: number; indirect: number }[];
}
export interface Muscles { schema: "dowel.muscles/1"; week: string; groups: MuscleGroup[] }

export interface Hypothesis {
  cause: string;
  name: string;
  standing: string;
  wording: string;
  signs: string[];
  speaks_for: { text: string; from: string; kind: string }[];
  speaks_against: { text: string; from: string; kind: string }[];
  competes_with: string[];
  next_test: string;
  exercises: { exercise: string; by_articles: boolean; note: string }[];
  drills: string[];
  advice: string;
  evidence_mixed: boolean;
  sources: string[];
}
export interface WhyAnswer {
  schema: "dowel.why/1";
  diagnosis: {
    see_clinician: boolean;
    message: string;
    signs: { sign: string; clear: boolean; shown_by: { text: string; from: string; kind: string }[]; evidence_note: string }[];
    hypotheses: Hypothesis[];
    next_tests: { test: string; why: string }[];
    left_out: string[];
  };
  last_block: { summary: string; changes: { id: string; outcome: string; text: string }[] } | null;
}
export interface Check {
  id: string;
  name: string;
  how: string;
  results: { result: string; means: string }[];
  answered: string | null;
}
export interface Checks { schema: "dowel.checks/1"; checks: Check[]; red_flags: { id: string; question: string }[] }

export interface RosterFact { kind: string; text: string; when: string | null; more: string; overridden: Next["overridden"] }
export interface Roster {
  schema: "dowel.roster/1";
  now: string;
  since: string;
  athletes: {
    athlete_id: string;
    name: string;
    log: string | null;
    needs_a_look: boolean;
    facts: RosterFact[];
    not_known: string[];
    sessions: number;
    last_session: string | null;
  }[];
  need_a_look: number;
  well: number;
  not_read: { name: string | null; log: string | null; message: string; hint: string }[];
}

export interface KnowledgeIndex { schema: "dowel.explain/1"; entries: { id: string; kind: string; name: string }[] }
export interface HowTo {
  cue: string;
  set_up: string[];
  movement: string[];
  feel: string;
  stop_if: string;
  easier: { says: string; to: string | null }[];
  harder: { says: string; to: string | null }[];
}
export interface Entry {
  asked: string;
  id: string;
  text: string;
  how_to: HowTo | null;
  drawing: { moments: { label: string; fault: string | null }[]; svg: string } | null;
}
export interface Explained { schema: "dowel.explain/1"; entries: Entry[] }
export interface Named { id: string; name: string }
export interface Catalogue {
  schema: "dowel.catalogue/1";
  exercises: { id: string; slug: string; name: string; can_be_wished: boolean; variant_of?: string | null; sets_per_group: Record<string, number>; aliases?: string[]; equipment?: string[][] }[];
  muscles: Named[];
  conditions: Named[];
  equipment: Named[];
  aims: Named[];
  emphases: Named[];
  causes: Named[];
}
export interface Measurable {
  schema: "dowel.exercises/1";
  exercises: { id: string; name: string; entry: string; checkpoints: string[] }[];
}

export interface ImportPreview {
  schema: "dowel.import/1";
  file: string;
  source: string;
  form: string;
  sessions: number;
  imported: boolean;
  change: number;
  counts?: { rows: number; working: number; warmup: number; not_understood: number };
  new_sets?: number;
  already_there?: number;
  removed_since?: number;
  names?: { name: string; sets: number; slug: string | null; perhaps: string | null }[];
  differing?: { line: number; started: string; exercise: string; file: string; log: string }[];
  left_out?: { line: number; started: string; exercise: string; work: string; reason: string }[];
  not_understood?: { line: number; reason: string; text: string }[];
  remarks?: { line: number; reason: string; text: string }[];
  sets?: number;
  added?: number;
  replaced?: number;
  same?: number;
}
export interface Doctor {
  schema: "dowel.doctor/1";
  version: string;
  well: boolean;
  checks: { what: string; found: string | null; missing: { message: string; hint: string } | null }[];
}

export interface Upload { schema: "dowel.upload/1"; id: string; name: string; size: number; offset: number; clip: string | null }
export type Rendition = "ready" | "making" | "failed" | "none";
export interface ClipAnalysis {
  id: string;
  athlete: string;
  set: string | null;
  /** Exercises of the log that it may be. */
  slugs: string[];
  reps: number;
  held: number;
  gradeable: number;
  summary: string;
  /** Why the log did not take it, where it did not. */
  not_saved: JobProblem | null;
  made_at: string;
  exercise: string;
  counts: Record<State, number>;
  /** The moment that says most: of the worst finding. */
  still_s?: number | null;
  /** Said of its set; in the list of all films only. */
  comments?: number;
}
export interface Clip {
  id: string;
  name: string;
  size: number;
  uploaded: string;
  width_px: number | null;
  height_px: number | null;
  duration_s: number | null;
  frames: number | null;
  codec: string | null;
  synthetic: boolean;
  /** Clockwise, on top of the film's own flag: so are its renditions and stills. */
  turned_deg: number;
  prepared: boolean;
  analyses: ClipAnalysis[];
  renditions: { play: Rendition; scrub: Rendition };
  job: string | null;
  problem: JobProblem | null;
}
export interface Clips { schema: "dowel.clips/1"; clips: Clip[] }
export interface JobProblem { title: string; hint?: string; code?: string }
export interface Job {
  id: string;
  kind: "analysis" | "prepare";
  clip: string;
  athlete: string | null;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  stage: string;
  done: number | null;
  eta_s: number | null;
  result: { analysis: string; set: string | null; not_saved?: JobProblem | null } | null;
  problem: JobProblem | null;
}
export interface Jobs { schema: "dowel.jobs/1"; jobs: Job[] }

export interface Measure { value: number | null; sd: number | null; reason?: string }
export interface Finding {
  checkpoint: string;
  fault: string | null;
  state: State;
  rule: string;
  measure: string;
  value: number | null;
  sd: number | null;
  threshold: number | null;
  broken_above: boolean;
  at_s: number | null;
  reason: string;
}
export interface Rep {
  index: number;
  partial: boolean;
  start_s: number;
  bottom_s: number;
  end_s: number;
  tempo: string;
  told_by: string[];
  measures: Record<string, Measure>;
  findings: Finding[];
}
/** The bar or bell in one rep, on its way up. */
export interface BarRep { index: number; followed: boolean; mean_velocity_m_s: { value: number; sd: number } | null; peak_velocity_m_s: { value: number; sd: number } | null; reason: string }
export interface Analysis {
  schema: "dowel.analysis/1";
  source: { file: string; width_px: number; height_px: number; fps: number; duration_s: number; frames: number; people_seen: number; synthetic: boolean; turned_deg?: number };
  athlete: { height_m: number | null; mass_kg: number | null; sex: string | null; load_kg: number | null };
  exercise: { id: string; how: string; confidence: number };
  view: { kind: string; yaw_deg: number | null; facing: string; usable: boolean; advice: string[] };
  reps: Rep[];
  set: {
    reps: number;
    sure: boolean;
    quality: { held: number; gradeable: number };
    faults: { fault: string; reps: number[]; message: string }[];
  };
  seen: { from_s: number; to_s: number; unseen: { from_s: number; to_s: number; why: string }[] };
  bar?: { kind: string; plate_confirmed_m?: number | null; reps?: BarRep[] };
  hypotheses: { sign: string; suspect: string; because: string[]; next_test: string; evidence_mixed: boolean }[];
  warnings: string[];
  timing: { dowel: string; pose_model: string };
  error?: { code: string; message: string } | null;
}
export interface AnalysisAbout {
  schema: "dowel.analysis-about/1";
  id: string;
  athlete: string;
  set: string | null;
  clip: string;
  clip_name: string;
  made_at: string;
  exclusions: { id: string; rep: number; not_a_rep: boolean; reason: string; by: string; when: string }[];
  corrections: { id: string; rep: number; checkpoint: string; state: State; remark: string; by: string; when: string }[];
  summary: string;
  not_saved: JobProblem | null;
  /** Whether a film with the drawing on it was made. */
  overlay: boolean;
  /** The analysis that this one measures anew. */
  of: string | null;
  person: number | null;
  edges: { rep: number; start_s: number | null; bottom_s: number | null; end_s: number | null; reason: string; by: string; when: string }[];
}
/** Everybody who was followed in a film; boxes in pixels of the upright film. */
export interface People {
  schema: "dowel.people/1";
  width_px: number;
  height_px: number;
  people: { person: number; chosen: boolean; reps: number; from_s: number; to_s: number; at_s: number; box: { x: number; y: number; width: number; height: number } }[];
}
/** A drawing on one frame, in pixels of a picture of its size; an angle has three points, its corner second. */
export interface Stroke { tool: "pen" | "line" | "angle"; width: 1 | 2 | 3; points: [number, number][] }
export interface FrameDrawing { t_s: number; width_px: number; height_px: number; strokes: Stroke[] }
export interface FrameIndex {
  schema: "dowel.frames/1";
  width_px: number;
  height_px: number;
  codec: string;
  description: string | null;
  frames: { t_s: number[]; offset: number[]; size: number[]; key: number[] };
}
export interface SeriesDocument {
  schema: "dowel.series/1";
  t_s: number[];
  series: { id: string; unit: string; values: (number | null)[]; sd?: (number | null)[] | null }[];
}
/** How much of an athlete a log holds; days of the first and last session. */
export interface HeldOf { id: string; name: string; sessions: number; sets: number; first: string | null; last: string | null }
/** A copy of the whole log; when it was written in UTC. */
export interface BackupFile { name: string; bytes: number; written: string }
export interface Backups { schema: "dowel.backups/1"; backups: BackupFile[] }
export interface BackupContent extends BackupFile { schema: "dowel.backup-content/1"; athletes: HeldOf[]; here: HeldOf[] }
