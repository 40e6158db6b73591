import { describe, expect, it } from "vitest";
import type { Contact } from "../../api";
import { blankContact } from "../../api";
import { chartOf, mayReportTo, without, type ChartNode } from "./chart";

const person = (id: string, reports_to: string | null = null): Contact => ({ ...blankContact(), id, reports_to });
const shape = (nodes: ChartNode[]): string => nodes.map(({ key, children }) => (children.length > 0 ? `${key}(${shape(children)})` : key)).join(" ");

describe("organisation chart", () => {
  it("superiors_stand_above_those_that_report_to_them", () => {
    expect(shape(chartOf([person("b", "a"), person("a"), person("c", "b"), person("d", "a")]))).toBe("a(b(c) d)");
  });

  it("everybody_stands_in_it_once_also_in_a_circle_or_under_somebody_who_is_gone", () => {
    expect(shape(chartOf([person("a", "b"), person("b", "a"), person("c", "gone"), person("d", "d")]))).toBe("c d a(b)");
  });

  it("nobody_may_report_to_themselves_or_to_somebody_below", () => {
    const people = [person("a"), person("b", "a"), person("c", "b")];
    expect([mayReportTo(people, "a", "a"), mayReportTo(people, "a", "c"), mayReportTo(people, "c", "a"), mayReportTo(people, "c", "x")]).toEqual([false, false, true, false]);
  });

  it("when_somebody_leaves_the_people_below_report_to_the_one_above", () => {
    expect(shape(chartOf(without([person("a"), person("b", "a"), person("c", "b")], "b")))).toBe("a(c)");
    expect(shape(chartOf(without([person("a"), person("b", "a")], "a")))).toBe("b");
  });
});
