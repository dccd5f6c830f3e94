import { days_later, monday_of } from "../../units/days";

const NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
/** Days since Monday. */
const since_monday = (date: string) => [0, 1, 2, 3, 4, 5, 6].findIndex((n) => days_later(monday_of(date), n) === date);

/** The days of the grid's columns: a week of the plan begins on the day on which the plan began. */
export function column_names(start: string): string[] {
  const first = since_monday(start);
  return NAMES.map((_, i) => NAMES[(first + i) % 7]!);
}
/** The days of a week of the plan, under these names. */
export function row_dates(start: string, names: string[]): string[] {
  const first = since_monday(start);
  return names.map((name) => days_later(start, (NAMES.indexOf(name) - first + 7) % 7));
}
