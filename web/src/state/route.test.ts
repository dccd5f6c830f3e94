import { describe, expect, it } from "vitest";
import { key_name } from "../parts/keys";
import { place_of } from "./route";

describe("an address", () => {
  it("names the athlete where there are several", () => {
    expect(place_of("/a/01a2/film/x", "?t=1")).toMatchObject({ athlete: "01a2", path: "/film/x" });
    expect(place_of("/a/01a2", "")).toMatchObject({ athlete: "01a2", path: "/" });
    expect(place_of("/plan", "")).toMatchObject({ athlete: null, path: "/plan" });
    expect(place_of("/athletes", "")).toMatchObject({ athlete: null, path: "/athletes" });
  });
});

describe("a key", () => {
  it("is called by what is printed on it", () => {
    const of = (key: string, shiftKey = false) => key_name({ key, shiftKey });
    expect([of(" "), of("ArrowLeft"), of(","), of("N", true), of("?", true), of("Enter")]).toEqual(["space", "arrowleft", ",", "shift+n", "?", "enter"]);
  });
});
