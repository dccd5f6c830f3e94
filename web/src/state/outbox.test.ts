import { beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../api/client";
import type { NewSet, SetBatch } from "../api/documents";
import { differing, flush, log_set, refused, take_back, waiting } from "./outbox";

const set = (id: string): NewSet => ({ id, exercise: "deadlift", reps: 5, load_kg: 100 });
const all = (outcome: SetBatch["items"][number]["outcome"]) => (_: string, body: unknown): Promise<SetBatch> =>
  Promise.resolve({ schema: "dowel.set-batch/1", change: 7, items: (body as { sets: NewSet[] }).sets.map((s) => ({ id: s.id, outcome, problem: { title: "looks like a slip", hint: "say so" } })) });
const away = () => Promise.reject(new Problem("out of reach", "", 0, "offline", ""));

beforeEach(() => { waiting.set([]); refused.set([]); differing.set([]); });

describe("the outbox", () => {
  it("keeps a set while the server is away, and sends it once when it is back", async () => {
    await log_set("a", set("1"), false, away);
    expect(waiting.get().map((w) => w.set.id)).toEqual(["1"]);
    const sent: string[] = [];
    const change = await flush((path, body) => { sent.push(...(body as { sets: NewSet[] }).sets.map((s) => s.id)); return all("created")(path, body); });
    expect([sent, change, waiting.get()]).toEqual([["1"], 7, []]);
    await flush((path, body) => { sent.push("again"); return all("created")(path, body); });
    expect(sent).toEqual(["1"]);
  });
  it("counts a set that is there already as sent", async () => {
    await log_set("a", set("1"), false, all("same"));
    expect(waiting.get()).toEqual([]);
  });
  it("shows both versions when the log has another", async () => {
    await log_set("a", set("1"), false, all("differs"));
    expect(differing.get()[0]!.yours.id).toBe("1");
    expect(waiting.get()).toEqual([]);
  });
  it("shows what was refused, with its reason, and does not send it for ever", async () => {
    await log_set("a", set("1"), false, all("refused"));
    expect(refused.get()[0]).toMatchObject({ why: "looks like a slip" });
    expect(waiting.get()).toEqual([]);
  });
  it("keeps everything when the server fails, and drops from the queue what it calls wrong", async () => {
    await log_set("a", set("1"), false, () => Promise.reject(new Problem("disk full", "", 507, "write-failed", "")));
    expect(waiting.get()).toHaveLength(1);
    await flush(() => Promise.reject(new Problem("no such exercise", "", 422, "usage", "")));
    expect([waiting.get().length, refused.get()[0]!.why]).toEqual([0, "no such exercise"]);
  });
  it("never mixes athletes in one request", async () => {
    await log_set("a", set("1"), false, away);
    await log_set("b", set("2"), false, away);
    const paths: string[] = [];
    await flush((path, body) => { paths.push(path); return all("created")(path, body); });
    expect(paths).toEqual(["/api/a/sets", "/api/b/sets"]);
  });
  it("takes back what was not sent", async () => {
    await log_set("a", set("1"), false, away);
    expect(take_back("1")).toBe(true);
    expect(take_back("1")).toBe(false);
  });
});
