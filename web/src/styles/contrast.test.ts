import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** WCAG 2.2: text 4.5:1 (1.4.3), graphics and borders of controls 3:1 (1.4.11), in both schemes. */
const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
const colours = (block: string) => Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-fA-F]{6})/g)].map((m) => [m[1]!, m[2]!]));
const light: Record<string, string> = {};
let system_dark: Record<string, string> = {};
let fixed_dark: Record<string, string> = {};
for (const [, selector, block] of css.matchAll(/(:root[^{]*)\{([^{}]*)\}/g)) {
  if (selector!.includes("not(")) system_dark = colours(block!);
  else if (selector!.includes('"dark"')) fixed_dark = colours(block!);
  else Object.assign(light, colours(block!));
}
const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};
const STATES = ["held", "broken", "borderline", "cannot_tell"];
const pairs: [string, string, number][] = [
  ...["paper", "card", "sunk"].flatMap((g): [string, string, number][] => ["ink", "muted", "accent", ...STATES].map((f) => [f, g, 4.5])),
  ...STATES.flatMap((s): [string, string, number][] => [[s, `${s}-tint`, 4.5], ["ink", `${s}-tint`, 4.5], ["muted", `${s}-tint`, 4.5]]),
  ["on-accent", "accent", 4.5], ["ink", "accent-tint", 4.5], ["accent", "accent-tint", 4.5], ["on-stage", "stage", 4.5], ["on-stage-muted", "stage", 4.5],
  ...["paper", "card"].flatMap((g): [string, string, number][] => ["edge", "contour", "hip", "knee", "trunk", "back"].map((f) => [f, g, 3])),
  ...["down", "up"].flatMap((g): [string, string, number][] => ["cursor", "hip", "knee", "trunk", "back"].map((f) => [f, g, 3])),
  ["contour", "flesh", 3], ["sets-above", "sets-below", 3],
];

describe("colours", () => {
  it("are the same in both dark blocks", () => expect(fixed_dark).toEqual(system_dark));
  for (const [name, scheme] of [["light", light], ["dark", { ...light, ...system_dark }]] as const)
    it.each(pairs)(`${name}: %s on %s has %f:1`, (front, ground, needed) => expect(contrast(scheme[front]!, scheme[ground]!)).toBeGreaterThanOrEqual(needed));
});
