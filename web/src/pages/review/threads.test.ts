import { expect, test } from "vitest";
import { is_new, new_in, said_at, threads_of, type Comment } from "./threads";

const comment = (id: string, more: Partial<Comment> = {}): Comment => ({
  id, in_s: 1, out_s: null, rep: null, finding: null, text: id, author: "Mara", written: "2026-01-05T18:00:00", done: false, reply_to: null, read_by: [], voice: null, voice_s: null, ...more,
});

test("threads stand in the film's order, their answers as they were written", () => {
  const all = [comment("late", { in_s: 9 }), comment("early", { in_s: 2 }), comment("why", { reply_to: "late", in_s: 9 }), comment("because", { reply_to: "late", in_s: 9 })];
  expect(threads_of(all).map((t) => [t.first.id, t.answers.map((a) => a.id)])).toEqual([["early", []], ["late", ["why", "because"]]]);
});
test("an answer whose beginning is gone is not lost", () => {
  expect(threads_of([comment("alone", { reply_to: "gone" })]).map((t) => t.first.id)).toEqual(["alone"]);
});
test("new is what one neither wrote nor read", () => {
  expect(is_new(comment("a"), "Ana")).toBe(true);
  expect(is_new(comment("a", { read_by: ["Ana"] }), "Ana")).toBe(false);
  expect(is_new(comment("a"), "Mara")).toBe(false);
  expect(new_in([comment("a"), comment("b", { author: "Ana" })], "Ana").map((c) => c.id)).toEqual(["a"]);
});
test("what is said over a stretch is said at each of its moments", () => {
  expect([0.4, 0.6, 2, 3.4, 3.6].map((t) => said_at(comment("a", { in_s: 1, out_s: 3 }), t))).toEqual([false, true, true, true, false]);
});
