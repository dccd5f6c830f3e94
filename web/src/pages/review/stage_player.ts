import type { Clip, FrameIndex } from "../../api/documents";
import { ExactDecoder, NEAR_SMALL } from "./exact_decoder";
import { clamp_frame, entry_at, frame_shown, length_of, seek_time } from "./frame_index";
import { draw_shapes, type OverlayDocument } from "./overlay";

type FrameTold = { mediaTime: number; presentedFrames: number };
type VideoWithFrames = HTMLVideoElement & {
  requestVideoFrameCallback?: (told: (now: number, data: FrameTold) => void) => number;
  cancelVideoFrameCallback?: (id: number) => void;
};

/** What the player holds now; null where the browser will not give it. */
function frame_of(video: HTMLVideoElement): VideoFrame | null {
  try {
    return new VideoFrame(video);
  } catch {
    return null;
  }
}

/** How long a finger rests before the exact frame is decoded [ms]. */
const REST_MS = 80;
/** How long a player may take to say which frame it shows, and how often it is asked once more [ms]. */
const SAYS_MS = 2000, AGAIN_MS = 300, MOST_TRIES = 5;

/** One film on one canvas. Playing: the browser says which frame it shows, and that one's overlay is
 *  drawn with it. Standing: film and overlay are painted together; while one scrubs, from the small
 *  rendition with the same times. What is drawn is never another frame's; where that is not sure,
 *  nothing is drawn. */
export class StagePlayer {
  /** Where one stands, or is on the way to. */
  frame = 0;
  /** Which frame's overlay is on the canvas; null: none. Read by the tests and the ? panel. */
  drawn: number | null = null;
  skipped = 0;
  how = "seek";
  private exact: ExactDecoder | null = null;
  private small: ExactDecoder | null = null;
  private callback = 0;
  private presented = 0;
  private closed = false;
  private opened = false;
  private zoom = 1;
  private token = 0;
  private settled = 0;
  private tries = 0;
  private bitmap: ImageBitmap | null = null;
  private going: Promise<void> | null = null;
  private fast = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly video: VideoWithFrames;

  constructor(
    video: HTMLVideoElement,
    private readonly canvas: HTMLCanvasElement,
    readonly clip: Clip,
    readonly index: FrameIndex,
    private overlay: OverlayDocument | null,
    private layers: ReadonlySet<string>,
    private readonly moved: (frame: number, playing: boolean) => void,
  ) {
    this.video = video;
  }

  get url(): string {
    return `/api/clips/${this.clip.id}/renditions/play${this.clip.turned_deg ? `?turned=${this.clip.turned_deg}` : ""}`;
  }
  get playing(): boolean {
    return !this.video.paused && !this.video.ended;
  }
  get t_s(): number {
    return this.index.frames.t_s[this.frame] ?? 0;
  }

  async open(): Promise<void> {
    this.video.src = this.url;
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.preload = "auto";
    this.exact = await ExactDecoder.open(this.url, this.index).catch(() => null);
    this.how = this.exact ? "decode" : "seek";
    this.opened = true;
    if (this.closed) this.exact?.close();
  }
  /** The small rendition for scrubbing, when its index is here. */
  async open_small(index: FrameIndex): Promise<void> {
    if (this.closed || this.small || !this.exact) return;
    const small = await ExactDecoder.open(this.url.replace("/play", "/scrub"), index, NEAR_SMALL).catch(() => null);
    if (this.closed) return small?.close();
    this.small = small;
    await small?.fetch_whole();
    if (!this.closed && !this.playing) small?.warm(this.frame);
  }
  set_overlay(overlay: OverlayDocument | null): void {
    this.overlay = overlay;
    if (!this.opened || this.playing) return;
    if (this.drawn_at === null) void this.show(this.frame);
    else this.repaint();
  }
  set_layers(layers: ReadonlySet<string>): void {
    this.layers = layers;
    if (!this.playing) this.repaint();
  }

  /** Zoomed in, more of the film's own pixels are painted. */
  set_zoom(zoom: number): void {
    this.zoom = zoom;
    if (!this.playing) this.repaint();
  }

  async play(rate: number): Promise<void> {
    this.token += 1;
    clearTimeout(this.rest);
    const times = this.index.frames;
    if (this.frame >= times.t_s.length - 1) this.frame = 0;
    this.video.playbackRate = rate;
    this.video.currentTime = seek_time(times, this.frame);
    this.canvas.dataset.mode = "over";
    this.clear();
    this.presented = 0;
    await this.video.play().catch(() => undefined);
    this.follow();
  }
  set_rate(rate: number): void {
    this.video.playbackRate = rate;
  }
  async pause(): Promise<void> {
    this.video.pause();
    if (this.callback) this.video.cancelVideoFrameCallback?.(this.callback);
    this.callback = 0;
    await this.show(this.frame);
  }

  private follow(): void {
    if (!this.video.requestVideoFrameCallback) {
      // Without the callback nobody can tell which frame is shown: the film runs, nothing is drawn.
      const watch = () => {
        if (this.closed || !this.playing) return;
        this.moved(this.frame, true);
        requestAnimationFrame(watch);
      };
      return void requestAnimationFrame(watch);
    }
    this.callback = this.video.requestVideoFrameCallback((_, data) => {
      if (this.closed) return;
      if (this.presented && data.presentedFrames > this.presented + 1) this.skipped += data.presentedFrames - this.presented - 1;
      this.presented = data.presentedFrames;
      this.paint_running(data.mediaTime);
      if (this.playing) this.follow();
      this.moved(this.frame, this.playing);
    });
  }

  /** While it runs the frame that the player holds is painted with its own overlay in one canvas: the
   *  frame itself says its time, so that a late callback cannot put it on another. */
  private paint_running(media_time_s: number): void {
    const times = this.index.frames;
    const held = typeof VideoFrame === "undefined" ? null : frame_of(this.video);
    const shown = frame_shown(times, held ? held.timestamp / 1e6 : media_time_s);
    if (shown !== null) this.frame = shown;
    const fitted = this.fit();
    if (held && fitted) {
      this.canvas.dataset.mode = "both";
      fitted.context.setTransform(1, 0, 0, 1, 0, 0);
      fitted.context.drawImage(held, 0, 0, this.canvas.width, this.canvas.height);
      if (shown === null) this.drawn = null;
      else this.draw(shown, fitted.context, fitted.scale);
    } else if (shown === null) this.clear();
    else this.paint_overlay(shown);
    held?.close();
    this.bitmap = null;
  }

  /** Stands on a frame: picture and overlay of the same frame, in one task.
   *  @param fast  while one scrubs: small and at once; the exact one follows when the finger rests */
  async show(wanted: number, fast = false): Promise<void> {
    this.frame = clamp_frame(this.index.frames, wanted);
    this.fast = fast && this.small !== null;
    this.token += 1;
    clearTimeout(this.rest);
    if (!this.exact) return void (await this.seek(this.frame));
    const here = this.exact.has(this.frame);
    if (here) this.stand(this.frame, here);
    else if (!this.fast && this.small?.has(this.frame)) this.stand(this.frame, this.small.has(this.frame)!);
    if (this.fast) this.rest = setTimeout(() => { if (!this.playing) void this.show(this.frame); }, REST_MS);
    return this.run();
  }
  /** After a jump the small picture is made first, with nothing beside it: the exact one takes its place. */
  private async small_first(n: number): Promise<void> {
    const mine = this.token;
    const bitmap = await this.small?.frame(n);
    if (bitmap && mine === this.token && !this.closed && !this.playing) this.stand(n, bitmap);
  }
  private run(): Promise<void> {
    this.going ??= this.go().finally(() => {
      this.going = null;
      if (!this.closed && !this.playing && this.settled !== this.token) void this.run();
    });
    return this.going;
  }
  /** Paints wish after wish until the newest stands; a wish that came too early is passed over. */
  private async go(): Promise<void> {
    while (this.settled !== this.token && !this.closed && !this.playing) {
      const mine = this.token;
      const n = this.frame;
      const fast = this.fast;
      if (!fast && !this.exact!.has(n) && this.drawn_at !== n) await this.small_first(n);
      if (this.closed || this.playing) return;
      const bitmap = this.exact!.has(n) ?? (await (fast ? this.small! : this.exact!).frame(n));
      if (this.closed || this.playing) return;
      if (bitmap) this.stand(n, bitmap);
      // A frame that cannot be decoded so: the player is asked instead, and where it does not say, once more.
      else if (mine === this.token && !(await this.seek(n)) && this.tries < MOST_TRIES) {
        this.tries += 1;
        setTimeout(() => { if (mine === this.token && !this.closed && !this.playing) void this.show(n); }, AGAIN_MS);
      }
      this.settled = mine;
    }
    if (this.closed || this.playing) return;
    this.small?.warm(this.frame);
    if (!this.fast) this.exact!.warm(this.frame);
  }
  private stand(n: number, bitmap: ImageBitmap): void {
    this.tries = 0;
    if (this.drawn_at === n && this.bitmap === bitmap) return;
    this.bitmap = bitmap;
    this.paint_both(n, bitmap);
    this.moved(n, false);
  }
  private get drawn_at(): number | null {
    const n = this.canvas.dataset.frame;
    return n === undefined || n === "" || this.canvas.dataset.mode !== "both" ? null : Number(n);
  }
  /** @returns whether the player said that it shows this frame */
  private async seek(n: number): Promise<boolean> {
    const times = this.index.frames;
    const mine = this.token;
    this.bitmap = null;
    this.moved(n, false);
    this.canvas.dataset.mode = "over";
    this.clear();
    // It says nothing where it stands there already, or has nothing to show yet: nobody waits for ever.
    const told = this.video.requestVideoFrameCallback
      ? new Promise<number>((done) => { this.video.requestVideoFrameCallback!((_, data) => done(data.mediaTime)); setTimeout(() => done(NaN), SAYS_MS); })
      : Promise.resolve(NaN);
    this.video.currentTime = seek_time(times, n);
    const media_time = await told;
    if (mine !== this.token || this.closed) return false;
    const sure = Math.abs(media_time - times.t_s[n]!) <= length_of(times, n) / 2;
    if (sure) this.paint_overlay(n);
    return sure;
  }
  repaint(): void {
    if (this.bitmap && this.canvas.dataset.mode === "both") this.paint_both(this.drawn_at ?? this.frame, this.bitmap);
    else if (this.drawn !== null) this.paint_overlay(this.drawn);
  }
  private fit(): { context: CanvasRenderingContext2D; scale: number } | null {
    const context = this.canvas.getContext("2d");
    if (!context) return null;
    const most = Math.max(1, (this.index.width_px / Math.max(1, this.canvas.clientWidth)) * 1.001);
    const ratio = Math.min(Math.min(devicePixelRatio || 1, 2) * this.zoom, Math.max(most, Math.min(devicePixelRatio || 1, 2)));
    const width = Math.max(1, Math.round(this.canvas.clientWidth * ratio));
    const height = Math.max(1, Math.round(this.canvas.clientHeight * ratio));
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    return { context, scale: width / (this.overlay?.width_px || this.index.width_px) };
  }
  private clear(): void {
    this.drawn = null;
    const fitted = this.fit();
    fitted?.context.setTransform(1, 0, 0, 1, 0, 0);
    fitted?.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.canvas.dataset.frame = "";
  }
  private paint_both(n: number, bitmap: ImageBitmap): void {
    const fitted = this.fit();
    if (!fitted) return;
    this.canvas.dataset.mode = "both";
    fitted.context.setTransform(1, 0, 0, 1, 0, 0);
    fitted.context.drawImage(bitmap, 0, 0, this.canvas.width, this.canvas.height);
    this.draw(n, fitted.context, fitted.scale);
  }
  private paint_overlay(n: number): void {
    const fitted = this.fit();
    if (!fitted) return;
    fitted.context.setTransform(1, 0, 0, 1, 0, 0);
    fitted.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.draw(n, fitted.context, fitted.scale);
  }
  private draw(n: number, context: CanvasRenderingContext2D, scale: number): void {
    this.drawn = null;
    this.canvas.dataset.frame = String(n);
    if (!this.overlay) return;
    const entry = entry_at(this.overlay, this.index.frames, n);
    const shapes = entry === null ? null : this.overlay.frames[entry]?.shapes;
    if (!shapes) return;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    draw_shapes(context, shapes, this.layers, this.overlay.width_px, this.overlay.height_px);
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.drawn = n;
  }

  close(): void {
    this.closed = true;
    this.token += 1;
    if (this.callback) this.video.cancelVideoFrameCallback?.(this.callback);
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load();
    clearTimeout(this.rest);
    this.exact?.close();
    this.small?.close();
  }
}
