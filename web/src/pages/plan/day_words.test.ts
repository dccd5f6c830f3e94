import { expect, it } from "vitest";
import type { Day } from "../../api/documents";
import { day_words } from "./day_words";

const line = (exercise: string, load_kg: number | null = null) => ({ exercise, load: { load_kg } });
const day = (blocks: [string, ReturnType<typeof line>[]][]) => ({ blocks: blocks.map(([kind, lines]) => ({ kind, lines })) }) as unknown as Day;
const NAMES = new Map([["deadlift", "Deadlift"], ["plank", "Plank"], ["stretch", "Stretching"], ["clam", "Clamshell"]]);

it("names the main lift with its load first, however late it stands in the day", () => {
  const told = day([["mobility", [line("stretch")]], ["main", [line("deadlift", 92.5)]], ["accessory", [line("plank"), line("clam")]]]);
  expect(day_words(told, NAMES, "kg")).toBe("Deadlift 92.5\u00a0kg, Plank, Clamshell …");
  expect(day_words(day([["mobility", [line("stretch")]]]), NAMES, "kg")).toBe("Stretching");
});
