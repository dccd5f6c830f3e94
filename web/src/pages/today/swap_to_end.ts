import { post, Problem } from "../../api/client";
import type { PlanSwapped } from "../../api/documents";
import { refresh } from "../../state/documents";
import { say } from "../../state/said";
import { short_day } from "../../units/days";
import { words } from "../../words";

/** Does another exercise instead of one the plan chose, from today to its end; says so with a way back. What does
 *  not go is said, too. */
export async function swap_to_end(athlete: string, chosen: string, instead: string, name: (slug: string) => string): Promise<boolean> {
  const wrong = (failed: unknown) => say(failed instanceof Problem ? `${failed.title}. ${failed.hint}` : String(failed));
  try {
    const made = await post<PlanSwapped>(`/api/${athlete}/plan/swaps`, { exercise: chosen, instead });
    const take_back = async () => {
      try { await post(`/api/${athlete}/undo`, { change: made.change }); say(words.today.taken_back); } catch (failed) { wrong(failed); }
      refresh();
    };
    say(instead === chosen ? words.today.swapped_back(name(chosen)) : words.today.swapped(name(instead), name(chosen), short_day(made.until), made.not_in_weeks), take_back);
    return true;
  } catch (failed) {
    wrong(failed);
    return false;
  } finally {
    refresh();
  }
}
