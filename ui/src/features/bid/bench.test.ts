import { describe, expect, it } from "vitest";
import { findingPlace, partOf } from "./bench";

describe("a click on a finding", () => {
  it("goes to the clause's row", () => {
    expect(findingPlace("b", { kind: "clause", id: "c" })).toBe("/bids/b/responses?focus=c");
  });
  it("goes to the chapter and to the certificate", () => {
    expect(findingPlace("b", { kind: "chapter", id: "k" })).toBe("/bids/b/chapters?focus=k");
    expect(findingPlace("b", { kind: "certificate", id: "z" })).toBe("/bids/b/certificates?focus=z");
  });
  it("goes to the field of the form, or to the part where it is filled", () => {
    expect(findingPlace("b", { kind: "bid_field", field: "agent_name" })).toBe("/bids/b/overview?focus=agent_name");
    expect(findingPlace("b", { kind: "bid_field", field: "certificates" })).toBe("/bids/b/certificates");
  });
  it("leaves the bid for what belongs elsewhere", () => {
    expect(findingPlace("b", { kind: "quotation", id: "q" })).toBe("/quotations/q");
    expect(findingPlace("b", { kind: "own_company", id: "o" })).toBe("/settings/o");
    expect(findingPlace("b", { kind: "tender_facts", id: "t" })).toBe("/tenders/t?tab=facts");
  });
});

describe("a part's name in the address", () => {
  it("that is unknown leads to the overview", () => {
    expect([partOf("check"), partOf("nothing"), partOf(undefined)]).toEqual(["check", "overview", "overview"]);
  });
});
