import type { Plan, PlanPreview } from "../../api/documents";
import { Link } from "../../parts/link";
import { StateIcon } from "../../parts/state_icon";
import { name_of, use_person } from "../../state/person";
import { short_day } from "../../units/days";
import { words } from "../../words";
import { days_with } from "./days_with";

interface Props { wishes: string[]; change: (wishes: string[]) => void; preview: PlanPreview | null }

/** Exercises asked for. The rules decide whether and where they stand; once worked out, each says so. */
export function Wishes({ wishes, change, preview }: Props) {
  const { athlete, names, catalogue } = use_person();
  const open = (catalogue?.exercises ?? []).filter((e) => e.can_be_wished && !wishes.includes(e.slug)).sort((a, b) => a.name.localeCompare(b.name));
  // What the first way to do it needs and is not at hand; nothing where some way can be done.
  const lacking = (wish: string) => {
    const ways = catalogue?.exercises.find((e) => e.slug === wish)?.equipment ?? [];
    const away = (way: string[]) => way.filter((thing) => !athlete.equipment.includes(thing));
    if (ways.length === 0 || ways.some((way) => away(way).length === 0)) return null;
    return away(ways[0]!).map((thing) => (names.get(thing) ?? thing).toLowerCase()).join(", ");
  };
  const why_not = (plan: Plan, wish: string) => plan.programme.not_met.find((n) => n.subject === wish);
  return (
    <fieldset class="stack-2 wishes">
      <legend class="small">Exercises you ask for; the rules decide where they stand</legend>
      <ul class="stack-2">
        {wishes.map((wish) => {
          const days = preview ? days_with(preview.plan.programme.weeks, wish) : [];
          const not = preview && why_not(preview.plan, wish);
          return (
            <li key={wish} class="stack-2">
              <div class="row wrap">
                <b>{name_of(names, wish)}</b>
                {preview && days.length > 0 && <span class="row small"><StateIcon state="held" label="in the plan" />in the plan on {days.length} {days.length === 1 ? "day" : "days"}, first {short_day(days[0]!)}</span>}
                {not && <span class="row small"><StateIcon state="borderline" label="not in the plan" />in no week</span>}
                <button type="button" class="btn quiet" aria-label={`Do not ask for ${name_of(names, wish)}`} onClick={() => change(wishes.filter((w) => w !== wish))}>Leave it out</button>
              </div>
              {not && <p class="small measure">{lacking(wish) && <>{words.plan.needs(lacking(wish)!)} <Link to="/settings?equipment">Change what is at hand</Link>. </>}{not.nearest}</p>}
            </li>
          );
        })}
      </ul>
      <label class="field measure"><span class="vh">Ask for an exercise</span>
        <select value="" onChange={(e) => { const chosen = e.currentTarget.value; e.currentTarget.value = ""; if (chosen) change([...wishes, chosen]); }}>
          <option value="">Ask for an exercise…</option>
          {open.map((e) => <option key={e.slug} value={e.slug}>{e.name}</option>)}
        </select></label>
    </fieldset>
  );
}
