import { describe, expect, it } from "vitest";
import { entry_at, frame_at, frame_before, frame_shown, length_of, seek_time } from "./frame_index";

const even = { t_s: Array.from({ length: 300 }, (_, i) => i / 30) };
// A phone's film: 30 frames a second, then every second one dropped, then a long gap, then 60 a second.
const uneven = { t_s: [0, 0.0333, 0.0667, 0.1333, 0.2, 0.2667, 0.7, 0.7167, 0.7333, 0.75] };

describe("the frame that a document's time means", () => {
  it("is the frame itself at every rate, though its time is rounded to milliseconds", () => {
    for (const fps of [24, 25, 29.97, 30, 60, 120, 240]) {
      const times = { t_s: Array.from({ length: 500 }, (_, i) => i / fps) };
      times.t_s.forEach((t, n) => expect(frame_at(times, Number(t.toFixed(3)))).toBe(n));
    }
  });
});

describe("which frame a player shows", () => {
  it("is the nearest within half a frame, at every frame of an even film", () => {
    for (let n = 0; n < 300; n += 1) {
      expect(frame_shown(even, even.t_s[n]!)).toBe(n);
      expect(frame_shown(even, even.t_s[n]! + 0.001)).toBe(n);
      expect(frame_shown(even, Math.max(0, even.t_s[n]! - 0.001))).toBe(n);
    }
  });
  it("is each one's own on a film of changing rate", () => {
    uneven.t_s.forEach((t, n) => expect(frame_shown(uneven, t)).toBe(n));
  });
  it("is nobody's in the middle of a gap: nothing is drawn rather than something wrong", () => {
    expect(frame_shown(uneven, 0.5)).toBeNull();
    // Nearer to frame 6 than to 5, yet further than half of frame 6's own length.
    expect(frame_shown(uneven, 0.6)).toBeNull();
    expect(frame_shown({ t_s: [] }, 0)).toBeNull();
    expect(frame_shown(even, 12)).toBeNull();
  });
  it("is sought in its middle, which lies in it and in no other", () => {
    uneven.t_s.forEach((_, n) => expect(frame_before(uneven, seek_time(uneven, n))).toBe(n));
  });
  it("lasts until the next, the last as long as the one before", () => {
    expect(length_of(uneven, 5)).toBeCloseTo(0.4333, 4);
    expect(length_of(uneven, 9)).toBeCloseTo(0.0167, 4);
  });
});

describe("the overlay of a frame", () => {
  it("is found by time, not by number", () => {
    // The analysis began three frames later than the film.
    const overlay = { t_s: uneven.t_s.slice(3) };
    expect(entry_at(overlay, uneven, 3)).toBe(0);
    expect(entry_at(overlay, uneven, 9)).toBe(6);
    expect(entry_at(overlay, uneven, 1)).toBeNull();
  });
  it("is none where the times differ by more than rounding", () => {
    expect(entry_at({ t_s: even.t_s.map((t) => t + 0.004) }, even, 10)).toBeNull();
    expect(entry_at({ t_s: even.t_s.map((t) => Number(t.toFixed(4))) }, even, 10)).toBe(10);
  });
});
