import { describe, expect, it } from "vitest";
import { read_link, write_link } from "./link_state";

describe("the address of a moment", () => {
  it("holds everything and comes back the same", () => {
    const text = "?t=14.200&rep=4&find=C-01&cmp=abc.2&align=lockout&off=2&view=side&speed=0.25&loop=12.90-14.50&layers=stick%2Cgap";
    expect(write_link(read_link(new URLSearchParams(text)))).toBe(text);
  });
  it("says nothing of what is as usual", () => {
    expect(write_link(read_link(new URLSearchParams("")))).toBe("");
  });
  it("leaves out what makes no sense", () => {
    const read = read_link(new URLSearchParams("t=soon&speed=7&loop=5-2&align=sideways&cmp=x&view=side&off=NaN"));
    expect(read).toMatchObject({ t_s: null, speed: 1, loop: null, align: "bottom", cmp: null, view: "one", off: 0 });
  });
  it("holds a comparison laid on top and stretched, and none without something to compare", () => {
    const text = "?rep=1&cmp=.2&match=1&view=top";
    expect(write_link(read_link(new URLSearchParams(text)))).toBe(text);
    expect(read_link(new URLSearchParams("view=top")).view).toBe("one");
  });
});
