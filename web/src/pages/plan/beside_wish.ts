import type { PlanWish } from "../../api/documents";

/** What is asked of a plan beside aim, days and weeks. */
export interface Beside { start: string; emphases: string[]; weak: string[]; cleared: boolean; drop_own: boolean }

/** Only what is said now or otherwise than last time: what is left out stays as it was. Weak links are asked anew
 *  with each plan; lifts of one's own go by an empty list.
 *  @param own_said  lifts of one's own are named with this plan */
export function beside_wish(said: Beside, before: { emphases?: string[]; clinician_cleared?: boolean }, own_said: boolean): PlanWish {
  const same = (a: string[], b: string[]) => a.length === b.length && a.every((one) => b.includes(one));
  return {
    ...(said.start ? { start: said.start } : {}),
    ...(same(said.emphases, before.emphases ?? []) ? {} : { emphases: said.emphases }),
    ...(said.weak.length ? { weak: said.weak } : {}),
    ...(said.cleared === (before.clinician_cleared ?? false) ? {} : { clinician_cleared: said.cleared }),
    ...(said.drop_own && !own_said ? { own: [] } : {}),
  };
}
