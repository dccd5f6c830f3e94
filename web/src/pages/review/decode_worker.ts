/** Decodes a film and turns its frames into pictures, away from the page's own thread: making one picture
 *  of a large film takes as long as a frame of the screen, and the page must not stand still for it. */
export type Asked =
  /** Starts anew; what comes next is a key frame. */
  | { ask: "begin"; run: number; config: VideoDecoderConfig }
  /** Which frames are wanted [µs], without those that are there already. */
  | { ask: "want"; from_us: number; to_us: number; have: number[] }
  | { ask: "decode"; key: boolean; timestamp: number; data: ArrayBuffer }
  | { ask: "flush" }
  | { ask: "close" };
export type Told =
  | { told: "frame"; run: number; timestamp: number; bitmap: ImageBitmap }
  /** It was decoded, but no picture could be made of it. */
  | { told: "lost"; run: number; timestamp: number }
  | { told: "flushed"; run: number }
  | { told: "failed"; run: number; why: string };

const page = self as unknown as { postMessage(message: Told, transfer?: Transferable[]): void; onmessage: ((event: MessageEvent<Asked>) => void) | null; close(): void };
let decoder: VideoDecoder | null = null;
let run = 0;
let wanted = { from_us: 0, to_us: 0, have: new Set<number>() };

function begin(asked: Extract<Asked, { ask: "begin" }>): void {
  if (decoder && decoder.state !== "closed") decoder.close();
  const mine = (run = asked.run);
  decoder = new VideoDecoder({
    error: (e) => page.postMessage({ told: "failed", run: mine, why: e.message }),
    output: (frame) => {
      const at = frame.timestamp;
      if (mine !== run || at < wanted.from_us || at > wanted.to_us || wanted.have.has(at)) return frame.close();
      void createImageBitmap(frame)
        .then((bitmap) => page.postMessage({ told: "frame", run: mine, timestamp: at, bitmap }, [bitmap]),
          () => page.postMessage({ told: "lost", run: mine, timestamp: at }))
        .finally(() => frame.close());
    },
  });
  decoder.configure(asked.config);
}

page.onmessage = ({ data: asked }) => {
  try {
    if (asked.ask === "begin") begin(asked);
    else if (asked.ask === "want") wanted = { from_us: asked.from_us, to_us: asked.to_us, have: new Set(asked.have) };
    else if (asked.ask === "decode") {
      if (decoder?.state === "configured") decoder.decode(new EncodedVideoChunk({ type: asked.key ? "key" : "delta", timestamp: asked.timestamp, data: asked.data }));
    } else if (asked.ask === "flush") {
      const mine = run;
      const done = () => page.postMessage({ told: "flushed", run: mine });
      if (decoder?.state === "configured") void decoder.flush().then(done, done);
      else done();
    } else {
      if (decoder && decoder.state !== "closed") decoder.close();
      page.close();
    }
  } catch (failed) {
    page.postMessage({ told: "failed", run, why: String(failed) });
  }
};
