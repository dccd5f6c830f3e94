import { describe, expect, it } from "vitest";
import { section } from "../review/evidence";
import { cut_at_ids, exercises_in, parts_of, typeset, without_slug } from "./entry_text";

const TEXT = `C-05: Weight over the foot (checkpoint)

What the articles say
  - On the heels, and drive through them
    in the deadlift. [S1]
  - Centred over the middle. [S2]

Can a camera see it?
  In part, filmed from
  the side.

Set-up
  1. Stand.
  2. Bend.

Sources
  [S1] Seed article 1: a trainer on learning
    the hinge.
`;

describe("a page of the knowledge", () => {
  const { title, parts } = parts_of(TEXT);
  it("keeps its headings and joins wrapped lines", () => {
    expect(title).toBe("C-05: Weight over the foot (checkpoint)");
    expect(parts.map((p) => p.heading)).toEqual(["What the articles say", "Can a camera see it?", "Set-up", "Sources"]);
    expect(parts[0]!.lines.map((l) => l.text)).toEqual(["On the heels, and drive through them in the deadlift. [S1]", "Centred over the middle. [S2]"]);
    expect(parts[1]!.lines).toEqual([{ text: "In part, filmed from the side.", item: false }]);
    expect(parts[2]!.lines.map((l) => l.text)).toEqual(["1. Stand.", "2. Bend."]);
  });
  it("gives one list to the evidence drawer", () => {
    expect(section(TEXT, "Sources")).toEqual(["[S1] Seed article 1: a trainer on learning the hinge."]);
    expect(section(TEXT, "Drills")).toEqual([]);
  });
});

describe("figures in a sentence", () => {
  it("have en dashes and times signs, but ids, tempos and days keep their hyphens", () => {
    expect(typeset("2-3 x 8-12 [S1], tempo 3-2-1-0, C-01 since 2026-11-24, 2.5-5 kg")).toBe("2–3\u00a0×\u00a08–12 [S1], tempo 3-2-1-0, C-01 since 2026-11-24, 2.5–5 kg");
  });
});

describe("exercises named by their slugs", () => {
  const names = new Map([["deadlift", "Deadlift"], ["good-morning", "Good morning"]]);
  it("are read as their names, where all of them are exercises", () => {
    expect(exercises_in("deadlift, good-morning", names)).toEqual([{ slug: "deadlift", name: "Deadlift" }, { slug: "good-morning", name: "Good morning" }]);
    expect(exercises_in("In part, filmed from the side.", names)).toBeNull();
    expect(exercises_in("deadlift, something-else", names)).toBeNull();
  });
  it("lose the slug behind the name", () => {
    expect(without_slug("X-30 Good morning (good-morning)", names)).toBe("X-30 Good morning");
    expect(without_slug("Bent over (on-purpose)", names)).toBe("Bent over (on-purpose)");
  });
});

describe("what leads to a page of its own", () => {
  it("are ids, and sources in their brackets", () => {
    expect(cut_at_ids("Exempt (K-09). [S1 Winter2009]")).toEqual(["Exempt (", "K-09", "). [", "S1", " ", "Winter2009", "]"]);
    expect(cut_at_ids("Needs the outline; S1 alone is a word. [Dowel]")).toEqual(["Needs the outline; S1 alone is a word. [Dowel]"]);
  });
});
