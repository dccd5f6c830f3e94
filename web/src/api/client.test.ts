import { afterEach, describe, expect, it, vi } from "vitest";
import { call, new_id, next_page, Problem, problem_of } from "./client";
import { PIECE_BYTES, send_film } from "./uploads";

afterEach(() => vi.unstubAllGlobals());
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => new Response(JSON.stringify(body), { status, headers });

describe("the client", () => {
  it("turns an error document into what is so and what to do", () => {
    const told = problem_of(409, { title: "no plan", hint: "make one", code: "no-plan", instance: "/api/a/today" }, "/x");
    expect([told.title, told.hint, told.code, told.status, told.instance]).toEqual(["no plan", "make one", "no-plan", 409, "/api/a/today"]);
  });
  it("says that Dowel is out of reach when nobody answers", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
    await expect(call("GET", "/api/me")).rejects.toMatchObject({ offline: true, code: "offline" });
  });
  it("says so when another program answers on the port", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("<html>", { status: 200 })));
    await expect(call("GET", "/api/me")).rejects.toBeInstanceOf(Problem);
  });
  it("sends key and tag when they are given, and no body with a GET", async () => {
    const seen: RequestInit[] = [];
    vi.stubGlobal("fetch", (_: string, init: RequestInit) => { seen.push(init); return Promise.resolve(json({})); });
    await call("POST", "/api/a/sets", { body: { a: 1 }, key: "k", etag: '"3"' });
    await call("GET", "/api/me");
    expect(seen[0]).toMatchObject({ body: '{"a":1}', headers: { "Idempotency-Key": "k", "If-Match": '"3"', "Content-Type": "application/json" } });
    expect(seen[1]!.body).toBeNull();
  });
  it("finds the next page", () => {
    expect(next_page('</api/a/sessions?cursor=x>; rel="next"')).toBe("/api/a/sessions?cursor=x");
    expect(next_page(null)).toBeNull();
  });
  it("makes ids of the form the log takes", () => {
    expect(new_id()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

/** A server of uploads that keeps what arrives and can lose its connection. */
function server(size: number, lose_at: number[]) {
  const got: number[] = [];
  let offset = 0;
  let request = 0;
  const upload = () => ({ schema: "dowel.upload/1", id: "u", name: "a.mp4", size, offset, clip: offset === size ? "c" : null });
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    request += 1;
    if (lose_at.includes(request)) throw new TypeError("lost");
    if (init.method === "PATCH") {
      const from = Number((init.headers as Record<string, string>)["Upload-Offset"]);
      if (from !== offset) return json({ title: "goes on elsewhere", code: "offset" }, 409);
      const bytes = await (init.body as Blob).arrayBuffer();
      got.push(bytes.byteLength);
      offset += bytes.byteLength;
    }
    return json(upload());
  });
  return got;
}

describe("an upload", () => {
  it("goes by pieces and ends with its clip", async () => {
    const size = 2 * PIECE_BYTES + 5;
    const got = server(size, []);
    const told: number[] = [];
    const done = await send_film({ file: new Blob([new Uint8Array(size)]), name: "a.mp4", on_sent: (n) => told.push(n) });
    expect([done.clip, got, told.at(-1)]).toEqual(["c", [PIECE_BYTES, PIECE_BYTES, 5], size]);
  });
  it("goes on after a lost connection and sends nothing twice", async () => {
    const size = PIECE_BYTES + 5;
    const got = server(size, [3]);
    vi.stubGlobal("setTimeout", (done: () => void) => { queueMicrotask(done); return 0; });
    const done = await send_film({ file: new Blob([new Uint8Array(size)]), name: "a.mp4" });
    expect([done.clip, got.reduce((a, b) => a + b, 0)]).toEqual(["c", size]);
  });
  it("does not try for ever what is refused", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(json({ title: "too large", code: "too-large" }, 413)));
    await expect(send_film({ file: new Blob([new Uint8Array(3)]), name: "a.mp4" })).rejects.toMatchObject({ code: "too-large" });
  });
});
