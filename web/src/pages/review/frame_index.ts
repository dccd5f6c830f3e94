/** Which frame a moment belongs to. The page never works out a frame number from frames a second:
 *  films of phones have none. Times are those of the index, in order of presentation. */
export interface Times { t_s: number[] }

/** Index of the last frame that begins at or before a time; 0 before the first. */
export function frame_before(times: Times, t_s: number): number {
  let low = 0;
  let high = times.t_s.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (times.t_s[middle]! <= t_s + 1e-6) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Documents and addresses round their times to milliseconds: half of one, and a little. */
export const ROUNDED_S = 6e-4;
/** The frame that a time out of a document or an address means: 3.233 is the frame at 3.2333…, not the one before. */
export const frame_at = (times: Times, t_s: number) => frame_before(times, t_s + ROUNDED_S);

/** How long a frame is shown [s]; the last one as long as the one before it. */
export function length_of(times: Times, frame: number): number {
  const t = times.t_s;
  if (t.length < 2) return 1 / 30;
  return frame + 1 < t.length ? t[frame + 1]! - t[frame]! : t[t.length - 1]! - t[t.length - 2]!;
}

/** The frame that a player says it shows, or null where no frame of the index lies within half a
 *  frame of what it says: then nothing may be drawn, rather than something wrong. */
export function frame_shown(times: Times, media_time_s: number): number | null {
  if (times.t_s.length === 0) return null;
  const before = frame_before(times, media_time_s);
  const after = Math.min(before + 1, times.t_s.length - 1);
  const nearest = Math.abs(times.t_s[after]! - media_time_s) < Math.abs(times.t_s[before]! - media_time_s) ? after : before;
  const away = Math.abs(times.t_s[nearest]! - media_time_s);
  // Half of the shorter neighbour: with a changing rate the longer one would reach into the next frame.
  const room = Math.min(length_of(times, nearest), nearest > 0 ? length_of(times, nearest - 1) : Infinity) / 2;
  return away <= room + 1e-9 ? nearest : null;
}

/** Where to seek so that a player shows this frame: its middle, never its edge. */
export const seek_time = (times: Times, frame: number) => times.t_s[frame]! + length_of(times, frame) / 2;

export const clamp_frame = (times: Times, frame: number) => Math.min(Math.max(0, frame), Math.max(0, times.t_s.length - 1));

/** The overlay's entry for a frame, found by its time: overlay and index need not have the same
 *  length (a film may be longer than what was analysed). null: nothing is known of that frame. */
export function entry_at(overlay: Times, times: Times, frame: number): number | null {
  const t = times.t_s[frame];
  if (t === undefined || overlay.t_s.length === 0) return null;
  if (overlay.t_s[frame] !== undefined && Math.abs(overlay.t_s[frame]! - t) < 5e-4) return frame;
  const near = frame_before(overlay, t + 5e-4);
  return Math.abs(overlay.t_s[near]! - t) < Math.min(5e-4, length_of(times, frame) / 2) ? near : null;
}
