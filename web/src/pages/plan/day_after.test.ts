import { expect, test } from "vitest";
import type { Week } from "../../api/documents";
import { day_after } from "./plan_page";

test("the day after a plan is the first that no week of it holds", () => {
  const week = (start: string) => ({ start }) as Week;
  expect(day_after({ weeks: [week("2026-11-28"), week("2026-12-05")] })).toBe("2026-12-12");
  expect(day_after({ weeks: [] })).toBeNull();
});
