// Films whose frame number is burnt into the picture as ten squares, white for a set bit; and reading
// the number of the film and of the drawn overlay out of one screenshot.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const BITS = 8;
const WIDTH = 320;
const HEIGHT = 240;
const SQUARE = 24;
const x_of = (bit) => 16 + bit * 36;

/** Where overlay marks lie in the picture [px]. */
export const mark = (bit) => ({ x: x_of(bit) + SQUARE / 2, y: 150 });

const squares = Array.from({ length: BITS }, (_, i) => `drawbox=x=${x_of(i)}:y=40:w=${SQUARE}:h=${SQUARE}:color=white:t=fill:enable='mod(floor(n/${2 ** i}),2)'`).join(",");
const folder = mkdtempSync(join(tmpdir(), "dowel-coded-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const ffmpeg = (...args) => execFileSync("ffmpeg", ["-v", "error", "-y", ...args], { stdio: "inherit" });

/** @returns {{name: string, path: string}} a film of `frames` frames, made as `how` says */
export function coded_film(how, frames = 60) {
  const path = join(folder, `${how}.mp4`);
  const source = ["-f", "lavfi", "-i", `color=black:s=${WIDTH}x${HEIGHT}:r=30:d=${frames / 30}`];
  const x264 = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "15", "-bf", "2", "-crf", "16"];
  if (how === "even") ffmpeg(...source, "-vf", squares, ...x264, path);
  // Every third frame is missing and the last second runs at half the rate: as phones do in the dark.
  if (how === "uneven") ffmpeg(...source, "-vf", `select='mod(n\\,3)',setpts='if(lt(T,1),PTS,1/TB+(PTS-1/TB)*2)',${squares}`, "-fps_mode", "vfr", ...x264, path);
  if (how === "hevc") ffmpeg(...source, "-vf", squares, "-c:v", "libx265", "-x265-params", "log-level=error", "-pix_fmt", "yuv420p", "-g", "15", "-crf", "14", "-tag:v", "hvc1", path);
  if (how === "turned") {
    ffmpeg(...source, "-vf", `${squares},transpose=clock`, ...x264, join(folder, "lying.mp4"));
    ffmpeg("-i", join(folder, "lying.mp4"), "-c", "copy", "-metadata:s:v:0", "rotate=90", path);
  }
  if (how === "cut") {
    // An edit list: what comes before is in the file, and is not shown.
    ffmpeg(...source, "-vf", squares, ...x264, join(folder, "whole.mp4"));
    ffmpeg("-ss", "0.7", "-i", join(folder, "whole.mp4"), "-c", "copy", path);
  }
  return { name: `${how}.mp4`, path, bytes: () => readFileSync(path) };
}

/** Reads both numbers off a screenshot of the picture; null for marks where none is drawn at all. */
export async function read_numbers(page, png) {
  return page.evaluate(
    async ({ data, bits, film, marks, size }) => {
      const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      context.drawImage(bitmap, 0, 0);
      const [sx, sy] = [bitmap.width / size.w, bitmap.height / size.h];
      const bright = ({ x, y }) => {
        const [r, g, b] = context.getImageData(Math.round(x * sx), Math.round(y * sy), 1, 1).data;
        return (r + g + b) / 3 > 128;
      };
      const number = (places) => places.slice(0, bits).reduce((n, place, i) => n + (bright(place) ? 2 ** i : 0), 0);
      // The last mark is always set: it says that an overlay is drawn at all.
      return { film: number(film), drawn: bright(marks[bits]) ? number(marks) : null };
    },
    {
      data: png.toString("base64"), bits: BITS, size: { w: WIDTH, h: HEIGHT },
      film: Array.from({ length: BITS }, (_, i) => ({ x: x_of(i) + SQUARE / 2, y: 40 + SQUARE / 2 })),
      marks: [...Array.from({ length: BITS }, (_, i) => mark(i)), { x: WIDTH / 2, y: 210 }],
    },
  );
}

/** The overlay of a coded film: frame n's number again, as dots. `numbers` names what each entry draws. */
export function coded_overlay(t_s, numbers) {
  const dot = (x, y) => ({ kind: "dot", role: "contact", state: "plain", points: [x, y], lit: true });
  return {
    schema: "dowel.overlay/1", width_px: WIDTH, height_px: HEIGHT, t_s,
    frames: t_s.map((_, n) => ({ shapes: [dot(WIDTH / 2, 210), ...Array.from({ length: BITS }, (_, i) => i).filter((i) => (numbers[n] >> i) & 1).map((i) => dot(mark(i).x, mark(i).y))] })),
  };
}
