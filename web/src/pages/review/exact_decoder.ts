import type { FrameIndex } from "../../api/documents";
import type { Asked, Told } from "./decode_worker";

/** How far round the standing frame pictures are kept, so that steps are immediate [frames]. Small ones
 *  cost little, and stand in for the exact ones while those are decoded: of them more are kept. */
const NEAR = 8;
export const NEAR_SMALL = 24;
/** Memory that kept pictures may take [bytes]. */
const MOST_BYTES = 160e6;
/** A film that is no larger is fetched as a whole [bytes]. */
const MOST_WHOLE_BYTES = 16e6;
/** Samples given to the decoder at once; between them a newer wish is looked at. */
const BATCH = 6;
/** A frame that has not come by then is pressed out of the decoder [ms]. */
const PATIENCE_MS = 400;
/** A decoder that says nothing at all for so long is given up [ms]. */
const ANSWER_MS = 3000;
/** How many more samples a decoder may want before it gives a frame. */
const MOST_LOOK = 16;

/** How many samples a decoder must be given beyond a frame before it can show it: as far as frames that
 *  are shown earlier are decoded later.
 *  @param position  of each frame, in the order they are shown, its place in the order of decoding */
export function held_back(position: number[]): number {
  let farthest = 0;
  let most = 0;
  position.forEach((at, shown) => {
    farthest = Math.max(farthest, at);
    most = Math.max(most, farthest - shown);
  });
  return most;
}

const range_name = (begin: number, end: number) => `${begin}-${end}`;

/** Decodes single frames of a film from its index and byte ranges, so that picture and overlay can be
 *  painted in one task and cannot disagree. It goes on where it stands: the next frame costs one frame,
 *  not all since the key frame. */
export class ExactDecoder {
  private readonly kept = new Map<number, ImageBitmap>();
  private readonly most_kept: number;
  private readonly order: number[];
  private readonly position: number[] = [];
  /** Positions of key frames in the file, rising. */
  private readonly keys: number[];
  /** All of a small film, when it is here. */
  private whole: Uint8Array | null = null;
  private readonly bytes = new Map<string, Promise<Uint8Array>>();
  private readonly waiting = new Map<number, () => void>();
  private readonly worker = new Worker(new URL("./decode_worker.ts", import.meta.url), { type: "module" });
  /** Counts the decoder's beginnings; 0: it has to begin. What an earlier one tells comes too late. */
  private run = 0;
  private runs = 0;
  private flushed: (() => void) | null = null;
  /** Given to the decoder in this run, wanted, and not here yet. */
  private readonly coming = new Set<number>();
  private readonly passers = new Set<{ n: number; end: () => void }>();
  /** Ends the wait for frames that are only got ready: another is wanted now. */
  private hurry: (() => void) | null = null;
  private failed: unknown = null;
  /** Position of the sample that the decoder gets next. */
  private fed = 0;
  private look = 0;
  private window: [number, number] = [0, 0];
  private centre = 0;
  private urgent = 0;
  private busy: Promise<void> = Promise.resolve();
  private closed = false;
  /** The decoder's own thread does not answer: the player is asked instead. */
  private dead = false;

  private constructor(private readonly url: string, private readonly index: FrameIndex, private readonly config: VideoDecoderConfig, private readonly near: number) {
    // The order of the file is the order of decoding.
    this.order = index.frames.offset.map((_, i) => i).sort((a, b) => index.frames.offset[a]! - index.frames.offset[b]!);
    this.order.forEach((sample, at) => { this.position[sample] = at; });
    this.look = Math.min(MOST_LOOK, held_back(this.position));
    this.keys = index.frames.key.map((k) => this.position[k]!).sort((a, b) => a - b);
    this.worker.onmessage = ({ data }: MessageEvent<Told>) => this.told(data);
    this.worker.onerror = () => this.give_up();
    this.most_kept = Math.max(6, Math.min(2 * near + 32, Math.floor(MOST_BYTES / (index.width_px * index.height_px * 4))));
  }

  /** @returns null where this browser cannot decode it so; then the player seeks instead */
  static async open(url: string, index: FrameIndex, near = NEAR): Promise<ExactDecoder | null> {
    if (typeof VideoDecoder === "undefined" || typeof Worker === "undefined" || index.frames.offset.length === 0 || index.frames.key.length === 0) return null;
    const config: VideoDecoderConfig = { codec: index.codec, codedWidth: index.width_px, codedHeight: index.height_px, optimizeForLatency: true };
    if (index.description) config.description = Uint8Array.from(atob(index.description), (c) => c.charCodeAt(0));
    try {
      if (!(await VideoDecoder.isConfigSupported(config)).supported) return null;
    } catch {
      return null;
    }
    return new ExactDecoder(url, index, config, near);
  }

  /** A picture that is here already. */
  has(n: number): ImageBitmap | null {
    return this.kept.get(n) ?? null;
  }

  /** The picture of a frame; null where it cannot be decoded. One after the other, before all warming. */
  async frame(n: number): Promise<ImageBitmap | null> {
    this.centre = n;
    const here = this.has(n);
    if (here || this.dead) return here;
    this.urgent += 1;
    this.hurry?.();
    // On its way already: to ask for it once more would begin again at its key frame.
    if (this.coming.has(n)) await this.passes_by(n);
    const work = this.busy.then(async () => {
      this.urgent -= 1;
      if (!this.closed && !this.has(n)) await this.decode(n, n, () => false);
    });
    this.busy = work.catch(() => undefined);
    await work.catch(() => undefined);
    return this.closed ? null : this.has(n);
  }

  /** Gets the neighbours of a frame ready while nothing else is wanted. */
  warm(n: number): void {
    this.centre = n;
    const last = this.index.frames.t_s.length - 1;
    const near = Math.min(this.near, Math.floor((this.most_kept - 1) / 2));
    const missing = (from: number, to: number, by: 1 | -1) => {
      for (let i = from; by > 0 ? i <= to : i >= to; i += by) if (!this.kept.has(i) && !this.coming.has(i)) return i;
      return null;
    };
    const interrupted = () => this.closed || this.dead || this.urgent > 0;
    const work = this.busy.then(async () => {
      if (interrupted()) return;
      const on = missing(n + 1, Math.min(last, n + Math.ceil(near / 2)), 1);
      if (on !== null) await this.decode(Math.min(last, n + near), on, interrupted, true);
      if (interrupted()) return;
      const back = missing(n - 1, Math.max(0, n - Math.ceil(near / 2)), -1);
      if (back !== null) await this.decode(back, Math.max(0, n - near), interrupted, true);
    });
    this.busy = work.catch(() => undefined);
  }

  /** Decodes up to a frame and keeps what lies from `keep_from` on. */
  private async decode(to: number, keep_from: number, interrupted: () => boolean, hurried = false): Promise<void> {
    this.window = [Math.min(keep_from, to - this.near), to + this.near];
    for (const n of [...this.coming]) if (n < this.window[0] || n > this.window[1]) this.coming.delete(n);
    const us = (n: number) => Math.round(this.index.frames.t_s[Math.min(this.order.length - 1, Math.max(0, n))]! * 1e6);
    this.ask({ ask: "want", from_us: us(this.window[0]), to_us: us(this.window[1]), have: [...this.kept.keys()].map(us) });
    const from = this.position[keep_from]!;
    const key = this.keys.findLast((k) => k <= from) ?? 0;
    if (this.run === 0 || this.fed > from || key > this.fed) this.begin_at(key);
    const last = Math.min(this.order.length - 1, this.position[to]! + this.look);
    while (this.fed <= last) {
      await this.feed(Math.min(last, this.fed + BATCH - 1));
      if (this.failed) throw this.failed;
      if (this.closed || this.run === 0 || interrupted()) return;
    }
    await this.arrival(to, hurried);
    if (this.failed && !this.kept.has(to)) throw this.failed;
  }

  private ask(asked: Asked, transfer: Transferable[] = []): void {
    this.worker.postMessage(asked, transfer);
  }
  private begin_at(key: number): void {
    this.failed = null;
    this.coming.clear();
    this.let_pass();
    this.run = this.runs += 1;
    this.ask({ ask: "begin", run: this.run, config: this.config });
    this.fed = key;
  }
  private told(said: Told): void {
    if (said.run !== this.run || this.closed) {
      if (said.told === "frame") said.bitmap.close();
      return;
    }
    if (said.told === "failed") return this.fail(said.why);
    if (said.told === "flushed") return this.flushed?.();
    const shown = this.number_at(said.timestamp);
    if (said.told === "lost") {
      if (shown === null) return;
      this.coming.delete(shown);
      this.let_pass(shown);
      return this.waiting.get(shown)?.();
    }
    if (shown === null) said.bitmap.close();
    else this.keep(shown, said.bitmap);
  }
  private give_up(): void {
    this.dead = true;
    this.fail("the decoder does not answer");
  }
  private fail(why: string): void {
    this.failed = new Error(why);
    this.run = 0;
    this.coming.clear();
    this.let_pass();
    for (const told of [...this.waiting.values()]) told();
  }

  /** Gives the decoder all samples up to a position; whole groups are fetched at once. */
  private async feed(to: number): Promise<void> {
    const { t_s, offset, size } = this.index.frames;
    while (this.fed <= to) {
      const group = this.keys.findLast((k) => k <= this.fed) ?? 0;
      const next = this.keys.find((k) => k > this.fed) ?? this.order.length;
      const samples = this.order.slice(group, next);
      const begin = offset[samples[0]!]!;
      const end = samples.reduce((far, s) => Math.max(far, offset[s]! + size[s]!), 0);
      const bytes = await this.fetch_range(begin, end);
      if (this.closed || this.run === 0) return;
      for (; this.fed <= to && this.fed < next; this.fed += 1) {
        const s = this.order[this.fed]!;
        const data = bytes.slice(offset[s]! - begin, offset[s]! - begin + size[s]!).buffer;
        if (s >= this.window[0] && s <= this.window[1] && !this.kept.has(s)) this.coming.add(s);
        this.ask({ ask: "decode", key: this.fed === group, timestamp: Math.round(t_s[s]! * 1e6), data }, [data]);
      }
    }
  }

  /** Until the picture of a frame is here. A decoder that holds frames back is given more next time. */
  private arrival(n: number, hurried: boolean): Promise<void> {
    if (this.kept.has(n) || this.closed || this.failed) return Promise.resolve();
    return new Promise((done) => {
      const told = () => { clearTimeout(patience); this.waiting.delete(n); this.hurry = null; done(); };
      if (hurried) this.hurry = told;
      const patience = setTimeout(() => {
        const mine = this.run;
        if (this.kept.has(n) || mine === 0) return told();
        if (this.position[n]! + this.look < this.order.length - 1) this.look = Math.min(MOST_LOOK, this.look + 4);
        const no_answer = setTimeout(() => this.give_up(), ANSWER_MS);
        this.flushed = () => {
          clearTimeout(no_answer);
          this.flushed = null;
          // After a flush a key frame must come.
          if (this.run === mine) { this.run = 0; this.coming.clear(); this.let_pass(); }
          setTimeout(told, 0);
        };
        this.ask({ ask: "flush" });
      }, PATIENCE_MS);
      this.waiting.set(n, told);
    });
  }

  private number_at(timestamp_us: number): number | null {
    const { t_s } = this.index.frames;
    let low = 0;
    let high = t_s.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const here = Math.round(t_s[middle]! * 1e6);
      if (here === timestamp_us) return middle;
      if (here < timestamp_us) low = middle + 1;
      else high = middle - 1;
    }
    return null;
  }

  /** Fetches a small film as a whole, so that a jump waits for the decoder alone. */
  async fetch_whole(): Promise<void> {
    const { offset, size } = this.index.frames;
    if (this.whole || size.reduce((sum, s) => sum + s, 0) > MOST_WHOLE_BYTES) return;
    const last = offset.reduce((far, o, i) => Math.max(far, o + size[i]!), 0);
    this.whole = await this.fetch_range(0, last).catch(() => null);
    this.bytes.clear();
  }

  private fetch_range(begin: number, end: number): Promise<Uint8Array> {
    if (this.whole) return Promise.resolve(this.whole.subarray(begin, end));
    const name = range_name(begin, end);
    const known = this.bytes.get(name);
    if (known) return known;
    const read = fetch(this.url, { headers: { Range: `bytes=${begin}-${end - 1}` } }).then(async (response) => {
      if (!response.ok) throw new Error(`the film's bytes could not be read (${response.status})`);
      const all = new Uint8Array(await response.arrayBuffer());
      return response.status === 206 ? all : all.subarray(begin, end);
    });
    read.catch(() => this.bytes.delete(name));
    this.bytes.set(name, read);
    while (this.bytes.size > 6) this.bytes.delete(this.bytes.keys().next().value!);
    return read;
  }

  /** Until a frame that is on its way is here, or will not come that way. */
  private passes_by(n: number): Promise<void> {
    return new Promise((done) => {
      const end = () => { clearTimeout(patience); this.passers.delete(one); done(); };
      const patience = setTimeout(end, PATIENCE_MS);
      const one = { n, end };
      this.passers.add(one);
    });
  }
  private let_pass(n: number | null = null): void {
    for (const one of [...this.passers]) if (n === null || one.n === n) one.end();
  }

  private keep(n: number, bitmap: ImageBitmap): void {
    this.coming.delete(n);
    if (this.closed) return bitmap.close();
    this.kept.get(n)?.close();
    this.kept.set(n, bitmap);
    // What lies farthest from where one stands goes first.
    const away = (k: number) => Math.abs(k - this.centre);
    while (this.kept.size > this.most_kept) {
      const far = [...this.kept.keys()].reduce((a, b) => (away(b) > away(a) ? b : a));
      this.kept.get(far)!.close();
      this.kept.delete(far);
    }
    this.waiting.get(n)?.();
    this.let_pass(n);
  }

  close(): void {
    this.closed = true;
    this.ask({ ask: "close" });
    this.hurry?.();
    this.let_pass();
    for (const told of [...this.waiting.values()]) told();
    for (const bitmap of this.kept.values()) bitmap.close();
    this.kept.clear();
  }
}
