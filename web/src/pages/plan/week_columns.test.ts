import { expect, test } from "vitest";
import { column_names, row_dates } from "./week_columns";

test("a plan that began on a Saturday has weeks from Saturday to Friday", () => {
  const names = column_names("2026-11-28");
  expect(names).toEqual(["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"]);
  expect(row_dates("2026-11-28", names)).toEqual(["2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"]);
  expect(row_dates("2026-12-05", names)[2]).toBe("2026-12-07");
});
test("a week that begins elsewhere keeps its own days, under their names", () => {
  const names = column_names("2026-11-30");
  expect(names[0]).toBe("Mon");
  expect(row_dates("2026-12-02", names)).toEqual(["2026-12-07", "2026-12-08", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-05", "2026-12-06"]);
});
