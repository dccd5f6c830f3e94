import { describe, expect, it } from "vitest";
import { joined_tables } from "./export_many";

describe("tables of several films", () => {
  it("have their header once and the rows of all", () => {
    expect(joined_tables(["clip,rep\r\na,1\r\na,2\r\n", "clip,rep\nb,1\n"])).toBe("clip,rep\na,1\na,2\nb,1\n");
  });
  it("of a film without rows add nothing", () => {
    expect(joined_tables(["clip,rep\na,1\n", "clip,rep\n"])).toBe("clip,rep\na,1\n");
    expect(joined_tables([])).toBe("");
  });
  it("that do not fit together are not mixed", () => {
    expect(() => joined_tables(["a,b\n1,2\n", "a,c\n1,2\n"])).toThrow();
  });
});
