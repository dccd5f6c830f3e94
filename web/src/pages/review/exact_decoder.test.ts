import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FrameIndex } from "../../api/documents";
import type { Asked, Told } from "./decode_worker";
import { ExactDecoder, held_back } from "./exact_decoder";

describe("how far a decoder holds back", () => {
  it("is nothing where frames are decoded as they are shown", () => {
    expect(held_back([0, 1, 2, 3])).toBe(0);
  });
  it("is one sample for single B-frames: I P B P B", () => {
    // Shown I B P B P; decoded I P B P B.
    expect(held_back([0, 2, 1, 4, 3])).toBe(1);
  });
  it("is two for a pyramid of three: I P B b b", () => {
    // Shown I b B b P; decoded I P B b b.
    expect(held_back([0, 3, 2, 4, 1])).toBe(2);
  });
});

const FRAMES = 120;
const GROUP = 30;
const BYTES = 10;
const index: FrameIndex = {
  schema: "dowel.frames/1", width_px: 64, height_px: 36, codec: "avc1", description: null,
  frames: {
    t_s: Array.from({ length: FRAMES }, (_, n) => n / 30), offset: Array.from({ length: FRAMES }, (_, n) => n * BYTES), size: Array.from({ length: FRAMES }, () => BYTES),
    key: Array.from({ length: FRAMES / GROUP }, (_, g) => g * GROUP),
  },
};

/** A decoder that takes its time, one frame after the other, and gives what is wanted when a frame is done. */
class SlowWorker {
  static begun = 0;
  static decoded = 0;
  static made: SlowWorker[] = [];
  onmessage: ((event: { data: Told }) => void) | null = null;
  onerror: (() => void) | null = null;
  private run = 0;
  private want = { from_us: 0, to_us: 0, have: [] as number[] };
  private due: number[] = [];
  closed = false;
  constructor() { SlowWorker.made.push(this); }
  postMessage(asked: Asked): void {
    if (asked.ask === "begin") { SlowWorker.begun += 1; this.run = asked.run; this.due = []; }
    else if (asked.ask === "want") this.want = asked;
    else if (asked.ask === "decode") { this.due.push(asked.timestamp); setTimeout(() => this.one(), 4 * this.due.length); }
    else if (asked.ask === "flush") setTimeout(() => this.onmessage?.({ data: { told: "flushed", run: this.run } }), 1);
    else this.closed = true;
  }
  private one(): void {
    const timestamp = this.due.shift();
    if (timestamp === undefined || this.closed) return;
    SlowWorker.decoded += 1;
    if (timestamp < this.want.from_us || timestamp > this.want.to_us || this.want.have.includes(timestamp)) return;
    this.onmessage?.({ data: { told: "frame", run: this.run, timestamp, bitmap: { timestamp, close: () => undefined } as unknown as ImageBitmap } });
  }
}

describe("single frames of a film", () => {
  beforeEach(() => {
    Object.assign(SlowWorker, { begun: 0, decoded: 0, made: [] });
    vi.useFakeTimers();
    vi.stubGlobal("Worker", SlowWorker);
    vi.stubGlobal("VideoDecoder", { isConfigSupported: () => Promise.resolve({ supported: true }) });
    vi.stubGlobal("fetch", (_: string, { headers }: { headers: { Range: string } }) => {
      const [from, to] = headers.Range.match(/\d+/g)!.map(Number);
      return Promise.resolve({ ok: true, status: 206, arrayBuffer: () => Promise.resolve(new ArrayBuffer(to! - from! + 1)) });
    });
  });
  afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });
  const number_of = (bitmap: ImageBitmap | null) => bitmap && Math.round(((bitmap as unknown as { timestamp: number }).timestamp / 1e6) * 30);
  const come = async <T>(promise: Promise<T>, most_ms = 3000): Promise<T> => {
    let done = false;
    void promise.finally(() => { done = true; });
    for (let i = 0; i < most_ms && !done; i += 1) await vi.advanceTimersByTimeAsync(1);
    expect(done).toBe(true);
    return promise;
  };

  it("are the ones that were asked for, wherever one goes", async () => {
    const decoder = (await ExactDecoder.open("film", index))!;
    for (const n of [5, 6, 7, 3, 70, 69, 68, 119, 0, 31, 30, 29]) {
      expect(number_of(await come(decoder.frame(n)))).toBe(n);
      decoder.warm(n);
      await vi.advanceTimersByTimeAsync(n % 2 ? 7 : 100);
    }
    decoder.close();
  });
  it("are there at once for a step, once one has stood still", async () => {
    const decoder = (await ExactDecoder.open("film", index))!;
    await come(decoder.frame(40));
    decoder.warm(40);
    await vi.advanceTimersByTimeAsync(1000);
    for (const n of [36, 37, 38, 39, 40, 41, 42, 43, 44]) expect(number_of(decoder.has(n))).toBe(n);
    decoder.close();
  });
  it("cost one frame for a step on, however fast one goes: it never begins again at the key frame", async () => {
    const decoder = (await ExactDecoder.open("film", index))!;
    await come(decoder.frame(61));
    decoder.warm(61);
    await vi.advanceTimersByTimeAsync(1000);
    const [begun, decoded] = [SlowWorker.begun, SlowWorker.decoded];
    for (let n = 62; n < 82; n += 1) {
      expect(number_of(await come(decoder.frame(n)))).toBe(n);
      decoder.warm(n);
      await vi.advanceTimersByTimeAsync(2);
    }
    expect(SlowWorker.begun - begun).toBeLessThanOrEqual(1);
    expect(SlowWorker.decoded - decoded).toBeLessThanOrEqual(20 + GROUP);
    decoder.close();
  });
  it("do not wait for those that are only got ready", async () => {
    const decoder = (await ExactDecoder.open("film", index))!;
    await come(decoder.frame(40));
    decoder.warm(40);
    await vi.advanceTimersByTimeAsync(6);
    const from = Date.now();
    expect(number_of(await come(decoder.frame(90)))).toBe(90);
    expect(Date.now() - from).toBeLessThan(30);
    decoder.close();
  });
  it("are left to the player where the decoder's thread says nothing", async () => {
    const decoder = (await ExactDecoder.open("film", index))!;
    SlowWorker.made[0]!.closed = true;
    SlowWorker.made[0]!.postMessage = () => undefined;
    expect(await come(decoder.frame(20), 8000)).toBeNull();
    const from = Date.now();
    expect(await come(decoder.frame(21))).toBeNull();
    expect(Date.now() - from).toBeLessThan(5);
    decoder.close();
  });
  it("end with the film, though one is waited for", async () => {
    const decoder = (await ExactDecoder.open("film", index))!;
    const wanted = decoder.frame(20);
    await vi.advanceTimersByTimeAsync(2);
    decoder.close();
    expect(await come(wanted)).toBeNull();
    expect(SlowWorker.made.every((w) => w.closed)).toBe(true);
  });
});
