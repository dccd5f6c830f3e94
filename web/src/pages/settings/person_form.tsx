import { useState } from "preact/hooks";
import { changed } from "../../api/changed";
import { patch, Problem } from "../../api/client";
import type { Athletes } from "../../api/documents";
import { ProblemCard } from "../../parts/problem_card";
import { forget_documents, refresh } from "../../state/documents";
import { use_person } from "../../state/person";
import { say } from "../../state/said";
import { words } from "../../words";
import { height_words, read_height } from "../../units/height";
import { figure, in_kg, in_unit, LEAST_BODY_KG, mass_figure, MOST_BODY_KG, read_body_mass } from "../../units/mass";

/** Who it is, and the units that are shown. */
export function PersonForm({ reload }: { reload: () => void }) {
  const { athlete, catalogue } = use_person();
  const [start] = useState(() => ({ name: athlete.name, height: athlete.height_m === null ? "" : height_words(athlete.height_m, athlete.shown_unit), mass: athlete.mass_kg === null ? "" : figure(in_unit(athlete.mass_kg, athlete.shown_unit), 1), year: athlete.birth_year?.toString() ?? "", sex: athlete.sex, unit: athlete.shown_unit, experience: athlete.experience, conditions: athlete.conditions }));
  const [said, change] = useState(start);
  const [problem, set_problem] = useState<Problem | null>(null);
  const number = (t: string) => (t.trim() === "" ? null : Number(t.replace(",", ".")));
  const save = async () => {
    const mass = read_body_mass(said.mass, said.unit);
    set_problem(null);
    if (said.mass.trim() !== "" && mass === null) return set_problem(new Problem(words.first_run.no_mass(mass_figure(LEAST_BODY_KG, said.unit), `${mass_figure(MOST_BODY_KG, said.unit)} ${said.unit}`), "write it as a figure, or leave it empty", 0, "", ""));
    if (said.height.trim() !== "" && read_height(said.height) === null) return set_problem(new Problem(words.first_run.no_height, "write it as 1.78, 178 or 5 ft 10", 0, "", ""));
    try {
      // A figure that was only shown in its unit is not a figure that was changed.
      const fields = (f: typeof said) => ({ name: f.name, sex: f.sex, birth_year: f.year, shown_unit: f.unit, experience: f.experience, conditions: f.conditions, height_m: f.height, mass_kg: `${f.mass} ${f.unit}` });
      const sent: Record<string, unknown> = changed(fields(start), fields(said));
      if ("birth_year" in sent) sent["birth_year"] = number(said.year);
      if ("height_m" in sent) sent["height_m"] = read_height(said.height);
      if ("mass_kg" in sent) sent["mass_kg"] = mass;
      await patch<Athletes>(`/api/athletes/${athlete.id}`, sent);
      say("Kept.");
      forget_documents();
      reload();
      refresh();
    } catch (failed) { set_problem(failed instanceof Problem ? failed : new Problem(String(failed), "", 0, "", "")); }
  };
  const field = (key: "name" | "height" | "mass" | "year", label: string, decimal = true) => <label class="field"><span>{label}</span><input type="text" inputMode={decimal ? "decimal" : "text"} value={said[key]} onInput={(e) => change({ ...said, [key]: e.currentTarget.value })} /></label>;
  return (
    <form class="card stack" id="person" onSubmit={(e) => { e.preventDefault(); void save(); }}>
      <h2>Person and units</h2>
      <div class="fields">
        {field("name", "Name", false)}{field("height", "Height, as 1.78, 178 or 5 ft 10", false)}{field("mass", `Body mass, ${said.unit}`)}{field("year", "Born in")}
        <label class="field"><span>Sex, for body proportions</span><select value={said.sex} onChange={(e) => change({ ...said, sex: e.currentTarget.value as typeof said.sex })}><option value="unstated">not said</option><option value="female">female</option><option value="male">male</option></select></label>
        <label class="field"><span>Experience</span><select value={said.experience} onChange={(e) => change({ ...said, experience: e.currentTarget.value as typeof said.experience })}>{["unstated", "novice", "intermediate", "advanced"].map((x) => <option key={x} value={x}>{x === "unstated" ? "not said" : x}</option>)}</select></label>
        <fieldset class="field"><legend class="small">Loads in</legend><div class="seg">{(["kg", "lb"] as const).map((u) => <button type="button" key={u} aria-pressed={said.unit === u} onClick={() => { const m = number(said.mass); change({ ...said, unit: u, mass: m === null || u === said.unit ? said.mass : figure(in_unit(in_kg(m, said.unit), u), 1) }); }}>{u}</button>)}</div></fieldset>
      </div>
      {catalogue && catalogue.conditions.length > 0 && <fieldset class="stack-2"><legend class="small">What applies to you</legend><div class="chips">{catalogue.conditions.map((c) => <button type="button" key={c.id} class="chip" aria-pressed={said.conditions.includes(c.id)} onClick={() => change({ ...said, conditions: said.conditions.includes(c.id) ? said.conditions.filter((x) => x !== c.id) : [...said.conditions, c.id] })}>{c.name}</button>)}</div></fieldset>}
      {problem && <ProblemCard problem={problem} />}
      <p><button class="btn main">Keep it</button></p>
    </form>
  );
}
