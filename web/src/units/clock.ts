/** 102.3 → "1:42"; what is over counts as nought. */
export function minutes_and_seconds(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds - 1e-6));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
/** A moment of a film: 14.2 → "0:14.20". */
export function film_time(seconds: number): string {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const minutes = Math.floor(hundredths / 6000);
  return `${minutes}:${String(Math.floor(hundredths / 100) % 60).padStart(2, "0")}.${String(hundredths % 100).padStart(2, "0")}`;
}
/** "14.2", "1:02.5" or "frame 426" as somebody types it. @returns seconds or a frame, null if neither */
export function read_moment(text: string): { t_s: number } | { frame: number } | null {
  const frame = text.trim().match(/^(?:f|frame)\s*(\d+)$/i);
  if (frame) return { frame: Number(frame[1]) };
  const time = text.trim().replace(",", ".").match(/^(?:(\d+):)?(\d+(?:\.\d+)?)\s*s?$/);
  return time ? { t_s: Number(time[1] ?? 0) * 60 + Number(time[2]) } : null;
}
