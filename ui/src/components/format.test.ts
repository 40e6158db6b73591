import { describe, expect, it } from "vitest";
import { dateTimeText, daysUntil, groupedYuan, parsePercent, parseQuantity, parseYuan, percentText, quantityText, sentence, yuanText } from "./format";

describe("amounts", () => {
  it.each([
    ["1234.5", 123_450],
    ["1,234.50", 123_450],
    ["¥ 1 234.50", 123_450],
    ["１２３４．５０", 123_450],
    ["0.07", 7],
    [".5", 50],
    ["-12.30", -1_230],
    ["0.1", 10],
    ["999999999999.99", 99_999_999_999_999],
  ])("%s_is_read_as_fen", (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(["", "abc", "1.234", "1e5", "--1", "1.2.3", "1000000000000.00", "12元"])("%s_is_no_amount", (text) => {
    expect(parseYuan(text)).toBeNull();
  });

  it("trailing_zeros_beyond_the_fen_are_no_fault", () => {
    expect(parseYuan("12.3400")).toBe(1_234);
  });

  it("an_amount_is_printed_with_two_decimals_and_separators", () => {
    expect(yuanText(5)).toBe("0.05");
    expect(groupedYuan(123_456_789_050)).toBe("1,234,567,890.50");
    expect(groupedYuan(-100_000)).toBe("-1,000.00");
    expect(groupedYuan(99_900)).toBe("999.00");
  });
});

describe("rates_and_quantities", () => {
  it("percent_and_basis_points", () => {
    expect(parsePercent("13")).toBe(1_300);
    expect(parsePercent("12.5 %")).toBe(1_250);
    expect(parsePercent("１３％")).toBe(1_300);
    expect(parsePercent("100.01")).toBeNull();
    expect(percentText(1_250)).toBe("12.5");
    expect(percentText(1_300)).toBe("13");
  });

  it("quantity_has_three_decimals", () => {
    expect(parseQuantity("1.5")).toBe(1_500);
    expect(parseQuantity("0.001")).toBe(1);
    expect(parseQuantity("0.0001")).toBeNull();
    expect(quantityText(20_000)).toBe("20");
    expect(quantityText(1_500)).toBe("1.5");
  });
});

describe("dates", () => {
  it("a_deadline_keeps_the_wall_time_of_its_place", () => {
    expect(dateTimeText("2026-06-18T09:00:00+08:00")).toBe("2026-06-18 09:00");
  });

  it("days_are_counted_by_the_calendar_not_by_hours", () => {
    const lateEvening = new Date(2026, 10, 23, 23, 50);
    expect(daysUntil("2026-11-24T00:10:00+08:00", lateEvening)).toBe(1);
    expect(daysUntil("2026-11-23", lateEvening)).toBe(0);
    expect(daysUntil("2026-10-31", lateEvening)).toBe(-23);
    expect(daysUntil("2027-03-01", new Date(2027, 1, 28))).toBe(1);
  });
});

it("no_space_follows_chinese_punctuation", () => {
  expect(sentence("已过期。", "请更换。")).toBe("已过期。请更换。");
  expect(sentence("It has expired.", "Choose another.")).toBe("It has expired. Choose another.");
  expect(sentence("It has expired.", "")).toBe("It has expired.");
});
