import { beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../api/client";
import { close_pain, flush_pain, open_pain, pain_open, pain_waiting, tell_pain, type Told } from "./pain_box";

const away = () => Promise.reject(new Problem("out of reach", "", 0, "offline", ""));
const lights: Told = { schema: "dowel.pain/1", lights: [] };
beforeEach(() => pain_waiting.set([]));

describe("how it feels, told while the server is away", () => {
  it("is kept with its moment and sent once, in order", async () => {
    expect(await tell_pain("a", { region: "hip", during: 2 }, away)).toBeNull();
    expect(await tell_pain("a", { region: "knee", during: 1 }, away)).toBeNull();
    const at = pain_waiting.get().map((one) => one.at);
    const sent: [string, unknown][] = [];
    const send = (path: string, body: unknown) => { sent.push([path, body]); return Promise.resolve(lights); };
    await flush_pain(send);
    expect(sent).toEqual([
      [`/api/a/pain?at=${encodeURIComponent(at[0]!)}`, { answers: [{ region: "hip", during: 2 }] }],
      [`/api/a/pain?at=${encodeURIComponent(at[1]!)}`, { answers: [{ region: "knee", during: 1 }] }],
    ]);
    await flush_pain(send);
    expect([sent.length, pain_waiting.get()]).toEqual([2, []]);
  });
  it("stays while the server is away, and is dropped when it is refused", async () => {
    await tell_pain("a", { region: "hip", during: 2 }, away);
    await flush_pain(away);
    expect(pain_waiting.get()).toHaveLength(1);
    await flush_pain(() => Promise.reject(new Problem("no such region", "", 422, "usage", "")));
    expect(pain_waiting.get()).toEqual([]);
  });
  it("is not kept where it was refused at once", async () => {
    await expect(tell_pain("a", { region: "ear", during: 2 }, () => Promise.reject(new Problem("no such region", "", 422, "usage", "")))).rejects.toThrow("no such region");
    expect(pain_waiting.get()).toEqual([]);
  });
});

describe("a number whose place is not said yet", () => {
  beforeEach(() => pain_open.set({}));
  it("is kept by athlete, and stays strong until it is closed", () => {
    open_pain("a", 6);
    open_pain("b", 2);
    expect(pain_open.get()["a"]).toMatchObject({ level: 6, strong: true });
    expect(pain_open.get()["b"]).toMatchObject({ level: 2, strong: false });
    const at = pain_open.get()["a"]!.at;
    open_pain("a", 1);
    expect(pain_open.get()["a"]).toEqual({ level: 1, at, strong: true });
    close_pain("a");
    expect(Object.keys(pain_open.get())).toEqual(["b"]);
  });
});
