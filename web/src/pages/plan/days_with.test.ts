import { expect, test } from "vitest";
import type { Day, Line, Week } from "../../api/documents";
import { days_with } from "./days_with";

const day = (date: string, ...exercises: string[]) => ({ date, blocks: [{ kind: "accessory", lines: exercises.map((exercise) => ({ exercise }) as Line) }] }) as unknown as Day;
const weeks = [{ days: [day("2026-01-05", "hip-thrust", "clamshell"), day("2026-01-08")] }, { days: [day("2026-01-12", "hip-thrust")] }] as Week[];

test("the days on which an exercise stands, from a day on", () => {
  expect(days_with(weeks, "hip-thrust")).toEqual(["2026-01-05", "2026-01-12"]);
  expect(days_with(weeks, "hip-thrust", "2026-01-06")).toEqual(["2026-01-12"]);
  expect(days_with(weeks, "belt-squat")).toEqual([]);
});
