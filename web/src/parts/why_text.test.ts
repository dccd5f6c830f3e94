import { describe, expect, it } from "vitest";
import type { Remedy } from "../api/documents";
import { pieces_of, place_for } from "./why_text";

const next: Remedy = { kind: "ask-next", argument: "", words: "Today" };
const knows: Remedy = { kind: "explain", argument: "K-14", words: "K-14" };

describe("words with something that can be done", () => {
  it("are cut at what it is called, in order", () => {
    expect(pieces_of("Film it ('Today' tells; K-14). Today is Friday.", [next, knows])).toEqual(["Film it (", next, " tells; ", knows, "). Today is Friday."]);
  });
  it("stay whole where it does not stand in them", () => {
    expect(pieces_of("Film it.", [next])).toEqual(["Film it."]);
    expect(pieces_of("Today", [next])).toEqual([next]);
  });
  it("lead to a place of the page", () => {
    expect([place_for(next), place_for(knows), place_for({ kind: "tell-pain", argument: "hip=2", words: "Pain" })]).toEqual(["/", "/hips/K-14", "/?pain"]);
  });
});
