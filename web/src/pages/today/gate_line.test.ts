import { expect, test } from "vitest";
import { gate_words } from "./gate_line";

const why = (text: string) => ({ why: { text, rules: [], sources: [] } }) as unknown as Parameters<typeof gate_words>[0];

test("the gate's line says why in one sentence", () => {
  expect(gate_words(why("The session was not filmed. Unseen is not a pass."))).toBe("The session was not filmed.");
  expect(gate_words(why("The back rounded in 2 of 5 reps (13.7 mm, at most 3.5). It holds."))).toBe("The back rounded in 2 of 5 reps (13.7 mm, at most 3.5).");
  expect(gate_words(why("no full stop"))).toBe("no full stop");
});
