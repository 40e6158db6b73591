import { describe, expect, it } from "vitest";
import type { Clause } from "../../api/types";
import { filterClauses, markCounts, mergeable, NO_CLAUSE_FILTER, splitPlace, UNMARKED } from "./clauseFilter";

function clause(id: string, change: Partial<Clause>): Clause {
  return {
    id, tender: "t", position: 0, parent: null, number: "", title: "", text: "", marks: [], inherited_marks: [],
    kind: "technical", duplicate_of: null, at: null, edited: false, ...change,
  };
}

const clauses = [
  clause("a", { marks: ["★"], text: "投标人须具有独立法人资格", kind: "qualification", number: "2.1" }),
  clause("b", { inherited_marks: ["★"], text: "支持 IPv6" }),
  clause("c", { marks: ["▲", "★"], text: "质保三年", kind: "business" }),
  clause("d", { text: "页码连续", kind: "format", title: "装订" }),
];
const ids = (found: Clause[]) => found.map((each) => each.id);

describe("the clause filter", () => {
  it("finds a mark on the clause or on the heading above it", () => {
    expect(ids(filterClauses(clauses, { ...NO_CLAUSE_FILTER, mark: "★" }))).toEqual(["a", "b", "c"]);
  });
  it("finds the clauses without any mark", () => {
    expect(ids(filterClauses(clauses, { ...NO_CLAUSE_FILTER, mark: UNMARKED }))).toEqual(["d"]);
  });
  it("searches number, title and text without regard to case", () => {
    expect(ids(filterClauses(clauses, { ...NO_CLAUSE_FILTER, text: "ipv6" }))).toEqual(["b"]);
    expect(ids(filterClauses(clauses, { ...NO_CLAUSE_FILTER, text: "装订" }))).toEqual(["d"]);
    expect(ids(filterClauses(clauses, { ...NO_CLAUSE_FILTER, text: "2.1" }))).toEqual(["a"]);
  });
  it("puts mark, kind and text together", () => {
    expect(ids(filterClauses(clauses, { mark: "★", kind: "business", text: "质保" }))).toEqual(["c"]);
    expect(filterClauses(clauses, { mark: "▲", kind: "technical", text: "" })).toEqual([]);
  });
  it("counts a clause once per mark", () => {
    expect(markCounts(clauses)).toEqual([["★", 3], ["▲", 1]]);
  });
});

describe("merging", () => {
  it("is for two or more clauses that follow one another", () => {
    expect(mergeable(clauses, ["c", "b"])).toBe(true);
    expect(mergeable(clauses, ["a", "c"])).toBe(false);
    expect(mergeable(clauses, ["a"])).toBe(false);
    expect(mergeable(clauses, ["a", "gone"])).toBe(false);
  });
});

describe("splitting at the cursor", () => {
  it("counts a rare character outside the basic plane as one", () => {
    expect(splitPlace("𬭚材；其余", 4)).toBe(3);
  });
  it("leaves neither side empty", () => {
    expect(splitPlace("甲；乙", 0)).toBeNull();
    expect(splitPlace("甲；乙", 3)).toBeNull();
    expect(splitPlace("甲 ", 1)).toBeNull();
  });
});
