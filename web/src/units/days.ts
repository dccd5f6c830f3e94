/** Days and times as Dowel's documents write them: the athlete's wall clock, without a zone. */
const day_of = (text: string) => {
  const [y, m, d] = text.slice(0, 10).split("-").map(Number);
  return new Date(y!, m! - 1, d!);
};
const long = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });
const short = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const brief = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short" });
const year_too = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

/** "Friday, 27 November" */
export const long_day = (text: string) => long.format(day_of(text)).replace(/^(\w+) /, "$1, ");
/** "Fri 27 Nov" */
export const short_day = (text: string) => short.format(day_of(text)).replace(",", "");
export const brief_day = (text: string) => brief.format(day_of(text));
export const day_and_year = (text: string) => year_too.format(day_of(text));
export const weekday_of = (text: string) => weekday.format(day_of(text));
export const iso_day = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
export function days_later(text: string, days: number): string {
  const date = day_of(text);
  date.setDate(date.getDate() + days);
  return iso_day(date);
}
/** Seconds of a day's start, for time axes. */
export const epoch_s = (text: string) => day_of(text).getTime() / 1000;
/** Monday of the week a day lies in. */
export function monday_of(text: string): string {
  const date = day_of(text);
  return days_later(text, -((date.getDay() + 6) % 7));
}
/** Wall clock now, as the log writes it. */
export function wall_clock(now = new Date()): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${iso_day(now)}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
}
/** "28 Nov 2026, 06:14", by this device's clock: a moment of the server, which tells them in UTC. */
const moment = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
export const written_at = (text: string) => moment.format(new Date(text));
