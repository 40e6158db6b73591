import { describe, expect, it } from "vitest";
import type { ContractClause } from "../../api/types";
import { moveClause } from "./topics";

const clauses = ["a", "b", "c"].map((title): ContractClause => ({ topic: "other", title, text: "" }));
const titles = (found: ContractClause[]) => found.map(({ title }) => title).join("");

describe("moving a clause", () => {
  it("changes places with its neighbour", () => {
    expect(titles(moveClause(clauses, 1, -1))).toBe("bac");
    expect(titles(moveClause(clauses, 1, 1))).toBe("acb");
  });
  it("stops at both ends", () => {
    expect(titles(moveClause(clauses, 0, -1))).toBe("abc");
    expect(titles(moveClause(clauses, 2, 1))).toBe("abc");
  });
});
