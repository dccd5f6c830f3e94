import type { FrameIndex } from "../../api/documents";

/** How far round the standing frame pictures are kept, so that steps are immediate [frames]. */
const NEAR = 8;
/** Memory that kept pictures may take [bytes]. */
const MOST_BYTES = 160e6;
/** Samples given to the decoder at once; between them a newer wish is looked at. */
const BATCH = 6;
/** A frame that has not come by then is pressed out of the decoder [ms]. */
const PATIENCE_MS = 250;
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
  private readonly bytes = new Map<string, Promise<Uint8Array>>();
  private readonly waiting = new Map<number, () => void>();
  private decoder: VideoDecoder | null = null;
  private failed: unknown = null;
  /** Position of the sample that the decoder gets next. */
  private fed = 0;
  private look = 0;
  private wanted: [number, number] = [0, 0];
  private centre = 0;
  private urgent = 0;
  private busy: Promise<void> = Promise.resolve();
  private closed = false;

  private constructor(private readonly url: string, private readonly index: FrameIndex, private readonly config: VideoDecoderConfig) {
    // The order of the file is the order of decoding.
    this.order = index.frames.offset.map((_, i) => i).sort((a, b) => index.frames.offset[a]! - index.frames.offset[b]!);
    this.order.forEach((sample, at) => { this.position[sample] = at; });
    this.look = Math.min(MOST_LOOK, held_back(this.position));
    this.keys = index.frames.key.map((k) => this.position[k]!).sort((a, b) => a - b);
    this.most_kept = Math.max(6, Math.min(2 * NEAR + 32, Math.floor(MOST_BYTES / (index.width_px * index.height_px * 4))));
  }

  /** @returns null where this browser cannot decode it so; then the player seeks instead */
  static async open(url: string, index: FrameIndex): Promise<ExactDecoder | null> {
    if (typeof VideoDecoder === "undefined" || index.frames.offset.length === 0 || index.frames.key.length === 0) return null;
    const config: VideoDecoderConfig = { codec: index.codec, codedWidth: index.width_px, codedHeight: index.height_px, optimizeForLatency: true };
    if (index.description) config.description = Uint8Array.from(atob(index.description), (c) => c.charCodeAt(0));
    try {
      if (!(await VideoDecoder.isConfigSupported(config)).supported) return null;
    } catch {
      return null;
    }
    return new ExactDecoder(url, index, config);
  }

  /** A picture that is here already. */
  has(n: number): ImageBitmap | null {
    return this.kept.get(n) ?? null;
  }

  /** The picture of a frame; null where it cannot be decoded. One after the other, before all warming. */
  async frame(n: number): Promise<ImageBitmap | null> {
    this.centre = n;
    const here = this.has(n);
    if (here) return here;
    this.urgent += 1;
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
    const near = Math.min(NEAR, Math.floor((this.most_kept - 1) / 2));
    const missing = (from: number, to: number, by: 1 | -1) => {
      for (let i = from; by > 0 ? i <= to : i >= to; i += by) if (!this.kept.has(i)) return i;
      return null;
    };
    const interrupted = () => this.closed || this.urgent > 0;
    const work = this.busy.then(async () => {
      if (interrupted()) return;
      const on = missing(n + 1, Math.min(last, n + Math.ceil(near / 2)), 1);
      if (on !== null) await this.decode(Math.min(last, n + near), on, interrupted);
      if (interrupted()) return;
      const back = missing(n - 1, Math.max(0, n - Math.ceil(near / 2)), -1);
      if (back !== null) await this.decode(back, Math.max(0, n - near), interrupted);
    });
    this.busy = work.catch(() => undefined);
  }

  /** Decodes up to a frame and keeps what lies from `keep_from` on. */
  private async decode(to: number, keep_from: number, interrupted: () => boolean): Promise<void> {
    this.wanted = [Math.min(keep_from, to - NEAR), to + NEAR];
    const from = this.position[keep_from]!;
    const key = this.keys.findLast((k) => k <= from) ?? 0;
    if (!this.decoder || this.decoder.state !== "configured" || this.fed > from || key > this.fed) this.begin_at(key);
    const last = Math.min(this.order.length - 1, this.position[to]! + this.look);
    while (this.fed <= last) {
      await this.feed(Math.min(last, this.fed + BATCH - 1));
      if (this.failed) throw this.failed;
      if (interrupted()) return;
    }
    await this.arrival(to);
    if (this.failed && !this.kept.has(to)) throw this.failed;
  }

  private begin_at(key: number): void {
    if (this.decoder && this.decoder.state !== "closed") this.decoder.close();
    this.failed = null;
    const decoder = new VideoDecoder({
      error: (e) => {
        if (this.decoder !== decoder) return;
        this.failed = e;
        this.decoder = null;
        for (const told of [...this.waiting.values()]) told();
      },
      output: (frame) => {
        const shown = this.number_at(frame.timestamp);
        if (shown === null || shown < this.wanted[0] || shown > this.wanted[1] || this.kept.has(shown)) return frame.close();
        void createImageBitmap(frame).then((bitmap) => this.keep(shown, bitmap), () => this.waiting.get(shown)?.()).finally(() => frame.close());
      },
    });
    decoder.configure(this.config);
    this.decoder = decoder;
    this.fed = key;
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
      if (this.closed || !this.decoder || this.decoder.state !== "configured") return;
      for (; this.fed <= to && this.fed < next; this.fed += 1) {
        const s = this.order[this.fed]!;
        this.decoder.decode(new EncodedVideoChunk({
          type: this.fed === group ? "key" : "delta",
          timestamp: Math.round(t_s[s]! * 1e6),
          data: bytes.subarray(offset[s]! - begin, offset[s]! - begin + size[s]!),
        }));
      }
    }
  }

  /** Until the picture of a frame is here. A decoder that holds frames back is given more next time. */
  private arrival(n: number): Promise<void> {
    if (this.kept.has(n) || this.closed || this.failed) return Promise.resolve();
    return new Promise((done) => {
      const told = () => { clearTimeout(patience); this.waiting.delete(n); done(); };
      const patience = setTimeout(() => {
        const decoder = this.decoder;
        if (this.kept.has(n) || !decoder || decoder.state !== "configured") return told();
        if (this.position[n]! + this.look < this.order.length - 1) this.look = Math.min(MOST_LOOK, this.look + 4);
        void decoder.flush().catch(() => undefined).then(() => {
          // After a flush a key frame must come.
          if (this.decoder === decoder) { decoder.close(); this.decoder = null; }
          setTimeout(told, this.kept.has(n) ? 0 : 50);
        });
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

  private fetch_range(begin: number, end: number): Promise<Uint8Array> {
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

  private keep(n: number, bitmap: ImageBitmap): void {
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
  }

  close(): void {
    this.closed = true;
    if (this.decoder && this.decoder.state !== "closed") this.decoder.close();
    this.decoder = null;
    for (const told of [...this.waiting.values()]) told();
    for (const bitmap of this.kept.values()) bitmap.close();
    this.kept.clear();
  }
}
