import { describe, expect, it } from "vitest";
import { film_time, minutes_and_seconds, read_moment } from "./clock";
import { days_later, long_day, monday_of, short_day, wall_clock } from "./days";
import { begin_rest, left_s, longer, share_left, warm_up_rest_s } from "./rest";
import { spoken, tempo_words, tick_at, ticks_of } from "./tempo";

describe("clocks", () => {
  it("counts a rest up to whole seconds, so that 0:01 means not yet over", () => {
    expect([102.3, 60, 0.2, 0, -5].map(minutes_and_seconds)).toEqual(["1:43", "1:00", "0:01", "0:00", "0:00"]);
  });
  it("writes a moment of a film and reads it back", () => {
    expect(film_time(14.2)).toBe("0:14.20");
    expect(film_time(59.999)).toBe("1:00.00");
    expect(read_moment("1:02.5")).toEqual({ t_s: 62.5 });
    expect(read_moment("14,2 s")).toEqual({ t_s: 14.2 });
    expect(read_moment("frame 426")).toEqual({ frame: 426 });
    expect(read_moment("soon")).toBeNull();
  });
});

describe("days", () => {
  it("speaks them as the notebook does", () => {
    expect(long_day("2026-11-27")).toBe("Friday, 27 November");
    expect(short_day("2026-01-08T18:00:00")).toBe("Thu 8 Jan");
  });
  it("crosses months, years and the change of clocks", () => {
    expect(days_later("2026-12-31", 1)).toBe("2027-01-01");
    expect(days_later("2026-03-28", 2)).toBe("2026-03-30");
    expect(monday_of("2026-11-29")).toBe("2026-11-23");
    expect(monday_of("2026-11-23")).toBe("2026-11-23");
  });
  it("writes the wall clock without a zone", () => {
    expect(wall_clock(new Date(2026, 10, 5, 7, 3, 9))).toBe("2026-11-05T07:03:09");
  });
});

describe("rest", () => {
  it("runs on time stamps and can be made longer without being reset", () => {
    const rest = longer(begin_rest(1000, 180, "set 3"), 30);
    expect(left_s(rest, 1000)).toBe(210);
    expect(left_s(rest, 101_000)).toBe(110);
    expect(left_s(rest, 9e9)).toBe(0);
    expect(share_left(rest, 106_000)).toBeCloseTo(0.5, 2);
  });
  it("is shorter for warm-ups", () => {
    expect([180, 60, 600].map(warm_up_rest_s)).toEqual([60, 30, 90]);
  });
});

it("says a tempo in words, without what takes no time", () => {
  expect(tempo_words({ down_s: 3, bottom_s: 1, up_s: 1, top_s: 0 })).toBe("3\u00a0s down, 1\u00a0s pause, 1\u00a0s up");
});
describe("tempo 3-1-1-0", () => {
  const ticks = ticks_of({ down_s: 3, bottom_s: 1, up_s: 1, top_s: 0 }, 2);
  it("counts in by three, then names every second of every phase", () => {
    expect(ticks.map((t) => t.beat).join(" ")).toBe("count count count down down down bottom up down down down bottom up end");
    expect(ticks.at(-1)!.at_s).toBe(3 + 2 * 5);
  });
  it("says the phase that stands at a moment", () => {
    expect(tick_at(ticks, 0)!.left).toBe(3);
    expect(tick_at(ticks, 6.5)).toMatchObject({ beat: "bottom", rep: 1 });
    expect(tick_at(ticks, 8.2)).toMatchObject({ beat: "down", rep: 2 });
    expect(tick_at(ticks, -1)).toBeNull();
  });
});

describe("what is counted aloud", () => {
  const said = (ticks: ReturnType<typeof ticks_of>, hold: boolean) => ticks.map((tick, i) => spoken(tick, ticks[i - 1] ?? null, hold)).filter((w) => w !== null);
  it("is the count-in, each rep as it begins, and the end", () => {
    expect(said(ticks_of({ down_s: 3, bottom_s: 1, up_s: 1, top_s: 0 }, 2), false)).toEqual(["3", "2", "1", "1", "2", "done"]);
  });
  it("is the last three seconds of a hold", () => {
    expect(said(ticks_of({ down_s: 0, bottom_s: 20, up_s: 0, top_s: 0 }, 1), true)).toEqual(["3", "2", "1", "3", "2", "1", "time"]);
  });
});
