import type { Plan } from "../../api/documents";
import { Link } from "../../parts/link";
import { use_document } from "../../state/documents";
import { use_person } from "../../state/person";
import { short_day } from "../../units/days";
import { words } from "../../words";
import { days_with } from "../plan/days_with";

/** Whether an exercise stands in the plan; where a plan could take it up, the way to ask for it. */
export function PutIntoPlan({ slug, can_be_wished }: { slug: string; can_be_wished: boolean }) {
  const { me, athlete } = use_person();
  const plan = use_document<Plan>(`/api/${athlete.id}/plan`);
  if (!plan.data && !(plan.problem && plan.problem.code === "no-plan")) return null;
  const weeks = plan.data?.programme.weeks ?? [];
  const next = days_with(weeks, slug, me.today)[0];
  const asked = (plan.data?.request.wishes ?? []).includes(slug);
  if (next) return <p class="row wrap"><span>{words.plan.stands_on(short_day(next))}</span> <Link class="btn quiet" to={`/plan?day=${next}`}>See it there</Link></p>;
  if (!can_be_wished) return null;
  if (asked) return <p class="row wrap"><span>{words.plan.asked_for}</span> <Link class="btn quiet" to="/plan">See why</Link></p>;
  return <p><Link class="btn" to={`/plan?wish=${slug}`}>{words.plan.put_in}</Link></p>;
}
