import { expect, test } from "vitest";
import type { Clips } from "../../api/documents";
import { export_name, films_of } from "./films_of";

test("a film that shows somebody else, too, is not only theirs", () => {
  const clip = (...athletes: string[]) => ({ analyses: athletes.map((athlete) => ({ athlete })) });
  const clips = [clip("a"), clip("a", "a"), clip("b"), clip("a", "b"), clip()] as unknown as Clips["clips"];
  expect(films_of(clips, "a")).toEqual({ alone: 2, shared: 1 });
  expect(films_of(clips, "c")).toEqual({ alone: 0, shared: 0 });
});
test("an export says whose it is and of when", () => {
  expect(export_name("Anna Low", "2026-11-28")).toBe("dowel-anna-low-2026-11-28.json");
  expect(export_name("Jürgen/../x", "2026-11-28")).toBe("dowel-jürgen-x-2026-11-28.json");
  expect(export_name("…", "2026-11-28")).toBe("dowel-log-2026-11-28.json");
});
