import { describe, expect, it } from "vitest";
import type { Programme } from "../../api/documents";
import { done_of_planned } from "./planned_done";

const week = (number: number, start: string, dates: [string, boolean][]) => ({ number, start, days: dates.map(([date, training]) => ({ date, training, blocks: [] })) });
const programme = { weeks: [
  week(1, "2026-11-23", [["2026-11-24", true], ["2026-11-26", false], ["2026-11-27", true], ["2026-11-29", false]]),
  week(2, "2026-11-30", [["2026-12-01", true], ["2026-12-06", true]]),
] } as unknown as Programme;

describe("sessions done of those planned", () => {
  it("counts days of the weeks that have begun", () => {
    expect(done_of_planned(programme, ["2026-11-24T18:00:00"], "2026-11-27")).toEqual([{ number: 1, start: "2026-11-23", planned: 2, done: 1, open: true }]);
  });
  it("takes a session on another day of the week, two on a day once, and never more than planned", () => {
    const weeks = done_of_planned(programme, ["2026-11-25T07:00:00", "2026-11-25T18:00:00", "2026-11-28T09:00:00", "2026-11-29T09:00:00", "2026-12-01T09:00:00"], "2026-12-02");
    expect(weeks.map((w) => [w.done, w.planned, w.open])).toEqual([[2, 2, false], [1, 2, true]]);
  });
});
