import { describe, expect, it } from "vitest";
import type { Facts } from "../../api/types";
import { factPlace, instantText, withFact } from "./facts";

const at = { page: 3, block: 41, cell: null };
const facts = { project_name: { value: "旧名", at }, package: null } as unknown as Facts;

describe("a corrected fact", () => {
  it("keeps the place where it was read", () => {
    expect(withFact(facts, "project_name", "新名").project_name).toEqual({ value: "新名", at });
  });
  it("is absent when emptied", () => {
    expect(withFact(facts, "project_name", "").project_name).toBeNull();
    expect(factPlace(withFact(facts, "project_name", null), "project_name")).toBeNull();
  });
  it("has no place when the tender did not say it", () => {
    expect(withFact(facts, "package", "包 1").package).toEqual({ value: "包 1", at: null });
  });
  it("may be nought: no bid security is asked for", () => {
    expect(withFact(facts, "bid_security_fen", 0).bid_security_fen).toEqual({ value: 0, at: null });
  });
});

describe("a deadline", () => {
  it("keeps the tender's own offset", () => {
    expect(instantText("2026-12-18", "09:00:00", "2026-12-15T09:30:00+09:00")).toBe("2026-12-18T09:00:00+09:00");
  });
  it("is in Beijing time when none is known", () => {
    expect(instantText("2026-12-18", "09:00:00", null)).toBe("2026-12-18T09:00:00+08:00");
  });
});
