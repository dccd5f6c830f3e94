import { expect, test } from "vitest";
import { bytes_words, held_words } from "./held_words";

const ana = { id: "a", name: "Ana", sessions: 2, sets: 7, first: "2026-01-05", last: "2026-01-09" };

test("what a backup holds of somebody is said with its days", () => {
  expect(held_words(ana)).toBe("7 sets in 2 sessions, 5 Jan 2026 to 9 Jan 2026");
  expect(held_words({ ...ana, sessions: 1, sets: 1, last: "2026-01-05" })).toBe("1 set in 1 session, 5 Jan 2026");
  expect(held_words({ ...ana, sessions: 0, sets: 0, first: null, last: null })).toBe("nothing logged");
});
test("a size is never nothing", () => {
  expect(bytes_words(120)).toBe("1 kB");
  expect(bytes_words(94_000)).toBe("94 kB");
  expect(bytes_words(2_360_000)).toBe("2.4 MB");
});
