import { describe, expect, it } from "vitest";
import type { Deviation, ResponseRow } from "../../api/types";
import { changed, deviationOfKey, filterRows, marksIn, nextUnanswered, NO_FILTER, rowMerger, unsaved } from "./responses";

function row(id: string, marks: string[], deviation: Deviation | null, words = "系统应支持", inherited: string[] = []): ResponseRow {
  return {
    clause: {
      id, tender: "t", position: Number(id), parent: null, number: `3.${id}`, title: "", text: words, marks,
      inherited_marks: inherited, kind: "technical", duplicate_of: null, at: null, edited: false,
    },
    substantive: marks.includes("★"),
    response: deviation && { bid: "b", clause: id, deviation, answer: deviation === "none" ? "满足" : "", evidence: null, note: "" },
  };
}

const rows = [row("1", ["★"], null), row("2", ["▲"], "none"), row("3", [], "negative", "响应时间 2 小时"), row("4", [], "unanswered", "x", ["★"])];
const ids = (found: ResponseRow[]) => found.map((each) => each.clause.id);

describe("the matrix filter", () => {
  it("counts a clause without a response as unanswered", () => {
    expect(ids(filterRows(rows, { ...NO_FILTER, state: "unanswered" }))).toEqual(["1", "4"]);
  });
  it("finds a mark that comes from the heading above", () => {
    expect(ids(filterRows(rows, { ...NO_FILTER, mark: "★" }))).toEqual(["1", "4"]);
  });
  it("searches number, clause and answer", () => {
    expect(ids(filterRows(rows, { ...NO_FILTER, text: "3.2" }))).toEqual(["2"]);
    expect(ids(filterRows(rows, { ...NO_FILTER, text: "2 小时" }))).toEqual(["3"]);
    expect(ids(filterRows(rows, { ...NO_FILTER, text: " 满足 " }))).toEqual(["2"]);
  });
  it("puts all conditions together", () => {
    expect(ids(filterRows(rows, { text: "支持", state: "unanswered", mark: "★" }))).toEqual(["1"]);
  });
  it("lists each mark once", () => {
    expect(marksIn(rows)).toEqual(["★", "▲"]);
  });
});

describe("answering by key", () => {
  it("takes 1, 2, 3 and 0 and no other key", () => {
    expect(["1", "2", "3", "0", "4", "a", "toString"].map(deviationOfKey)).toEqual(["none", "positive", "negative", "unanswered", null, null, null]);
  });
  it("goes to the next unanswered clause and round to the first", () => {
    expect(nextUnanswered(rows, 0)).toBe(3);
    expect(nextUnanswered(rows, 3)).toBe(0);
  });
  it("stays on the only open clause, and says when none is open", () => {
    expect(nextUnanswered([row("1", [], null)], 0)).toBe(0);
    expect(nextUnanswered([row("1", [], "none")], 0)).toBeNull();
    expect(nextUnanswered([], 0)).toBeNull();
  });
});

describe("a changed response", () => {
  it("keeps what was answered before", () => {
    expect(changed("b", rows[1]!, { deviation: "positive" })).toMatchObject({ clause: "2", deviation: "positive", answer: "满足" });
  });
  it("starts empty for a clause that had none, and shows at once in its row", () => {
    const response = changed("b", rows[0]!, { deviation: "none" });
    expect(response).toEqual({ bid: "b", clause: "1", deviation: "none", answer: "", evidence: null, note: "" });
    expect(rowMerger()(rows, { "1": response }).map((each) => each.response?.deviation ?? null)).toEqual(["none", "none", "negative", "unanswered"]);
  });
});

describe("what is stored", () => {
  it("is only what differs, and no empty answers for clauses that had none", () => {
    const kept = changed("b", rows[1]!, {});
    const same = changed("b", rows[0]!, {});
    const other = changed("b", rows[2]!, { answer: "见说明" });
    expect(unsaved(rows, [kept, same, other])).toEqual([other]);
  });
});

describe("rows with responses put in", () => {
  it("are the same objects again where nothing changed, and others where it did", () => {
    const merge = rowMerger();
    const first = changed("b", rows[0]!, { answer: "甲" });
    const second = changed("b", rows[1]!, { answer: "乙" });
    const before = merge(rows, { "1": first, "2": second });
    const after = merge(rows, { "1": first, "2": { ...second, answer: "丙" } });
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(after[1]?.response?.answer).toBe("丙");
  });
});
