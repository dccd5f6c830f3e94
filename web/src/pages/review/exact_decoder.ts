import type { FrameIndex } from "../../api/documents";

/** Decodes single frames of a film from its index and byte ranges, so that picture and overlay can be
 *  painted in one task and cannot disagree. One frame at a time; the newest wish wins. */
export class ExactDecoder {
  private readonly kept = new Map<number, ImageBitmap>();
  private decoder: VideoDecoder | null = null;
  private busy: Promise<void> = Promise.resolve();
  private wish = 0;
  private closed = false;
  /** Sample numbers in the order of the file, which is the order of decoding. */
  private readonly order: number[];
  private readonly bytes = new Map<string, Promise<Uint8Array>>();

  private constructor(private readonly url: string, private readonly index: FrameIndex, private readonly config: VideoDecoderConfig, private readonly most_kept: number) {
    this.order = index.frames.offset.map((_, i) => i).sort((a, b) => index.frames.offset[a]! - index.frames.offset[b]!);
  }

  /** @returns null where this browser cannot decode it so; then the player seeks instead */
  static async open(url: string, index: FrameIndex, most_kept = 48): Promise<ExactDecoder | null> {
    if (typeof VideoDecoder === "undefined" || index.frames.offset.length === 0 || index.frames.key.length === 0) return null;
    const config: VideoDecoderConfig = { codec: index.codec, codedWidth: index.width_px, codedHeight: index.height_px, optimizeForLatency: true };
    if (index.description) config.description = Uint8Array.from(atob(index.description), (c) => c.charCodeAt(0));
    try {
      if (!(await VideoDecoder.isConfigSupported(config)).supported) return null;
    } catch {
      return null;
    }
    return new ExactDecoder(url, index, config, most_kept);
  }

  /** The picture of a frame; null when a newer wish came meanwhile or it cannot be decoded. */
  async frame(n: number): Promise<ImageBitmap | null> {
    const mine = (this.wish += 1);
    const here = this.kept.get(n);
    if (here) return here;
    const work = this.busy.then(async () => {
      if (this.closed || mine !== this.wish || this.kept.has(n)) return;
      await this.decode_to(n, () => mine !== this.wish);
    });
    this.busy = work.catch(() => undefined);
    await work;
    return mine === this.wish ? this.kept.get(n) ?? null : null;
  }

  private async decode_to(n: number, stale: () => boolean): Promise<void> {
    const { t_s, offset, size, key } = this.index.frames;
    let first_key = key[0]!;
    let next_key = -1;
    for (const k of key) {
      if (k <= n) first_key = k;
      else { next_key = k; break; }
    }
    const from = this.order.indexOf(first_key);
    const to = next_key < 0 ? this.order.length : this.order.indexOf(next_key);
    const group = this.order.slice(from, to);
    // Everything that is shown up to n, and whatever stands between it in the file.
    const last = group.reduce((far, sample, at) => (sample <= n ? at : far), 0);
    const samples = group.slice(0, last + 1);
    const begin = offset[samples[0]!]!;
    const end = Math.max(...samples.map((s) => offset[s]! + size[s]!));
    const bytes = await this.fetch_range(begin, end);
    if (this.closed || stale()) return;
    let failed: unknown = null;
    const arrived: Promise<void>[] = [];
    const decoder = (this.decoder = new VideoDecoder({
      error: (e) => { failed = e; },
      output: (frame) => {
        const shown = this.number_at(frame.timestamp);
        // Only the neighbourhood is kept: stepping back over it is then immediate.
        if (shown === null || shown < n - 12) return frame.close();
        arrived.push(createImageBitmap(frame).then((bitmap) => { frame.close(); this.keep(shown, bitmap); }));
      },
    }));
    decoder.configure(this.config);
    for (const s of samples)
      decoder.decode(new EncodedVideoChunk({
        type: s === first_key ? "key" : "delta",
        timestamp: Math.round(t_s[s]! * 1e6),
        data: bytes.subarray(offset[s]! - begin, offset[s]! - begin + size[s]!),
      }));
    await decoder.flush().catch((e: unknown) => { failed ??= e; });
    await Promise.all(arrived);
    if (decoder.state !== "closed") decoder.close();
    this.decoder = null;
    if (failed && !this.kept.has(n)) throw failed;
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
    const name = `${begin}-${end}`;
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
    this.kept.get(n)?.close();
    this.kept.delete(n);
    this.kept.set(n, bitmap);
    while (this.kept.size > this.most_kept) {
      const oldest = this.kept.keys().next().value!;
      this.kept.get(oldest)!.close();
      this.kept.delete(oldest);
    }
  }

  close(): void {
    this.closed = true;
    if (this.decoder && this.decoder.state !== "closed") this.decoder.close();
    for (const bitmap of this.kept.values()) bitmap.close();
    this.kept.clear();
  }
}
