/** A rest runs on time stamps: closing the page does not stop it. */
export interface Rest { began_ms: number; ends_ms: number; then: string }

export const begin_rest = (now_ms: number, seconds: number, then: string): Rest => ({
  began_ms: now_ms,
  ends_ms: now_ms + seconds * 1000,
  then,
});
export const longer = (rest: Rest, seconds: number): Rest => ({ ...rest, ends_ms: rest.ends_ms + seconds * 1000 });
export const left_s = (rest: Rest, now_ms: number) => Math.max(0, (rest.ends_ms - now_ms) / 1000);
export const share_left = (rest: Rest, now_ms: number) =>
  Math.min(1, Math.max(0, (rest.ends_ms - now_ms) / Math.max(1, rest.ends_ms - rest.began_ms)));
/** Warm-up sets rest shorter: a third, between 30 and 90 s. */
export const warm_up_rest_s = (rest_s: number) => Math.min(90, Math.max(30, Math.round(rest_s / 3 / 15) * 15));
