import { describe, expect, it } from "vitest";
import { cellText, withCell } from "./columns";
import { emptyLine, type GridLine } from "./lines";
import { parseBlock, pasteBlock, writeBlock } from "./paste";

let made = 0;
function line(change: Partial<GridLine> = {}): GridLine {
  made += 1;
  return { ...emptyLine(`line-${made}`), ...change };
}

describe("a block from a spreadsheet", () => {
  it("is cut at tabs and line ends of any system", () => {
    expect(parseBlock("a\tb\r\nc\td\n")).toEqual([["a", "b"], ["c", "d"]]);
  });
  it("keeps empty cells and rows in the middle", () => {
    expect(parseBlock("a\t\n\t\nb\tc")).toEqual([["a", ""], ["", ""], ["b", "c"]]);
  });
  it("takes a quoted cell with a line feed, a tab and quotes as one cell", () => {
    expect(parseBlock('"两行\n文字"\t"17"" 屏"\t"a\tb"')).toEqual([["两行\n文字", '17" 屏', "a\tb"]]);
  });
  it("leaves a quote inside a cell alone", () => {
    expect(parseBlock('17" 屏\tx')).toEqual([['17" 屏', "x"]]);
  });
  it("is nothing when the clipboard is empty", () => {
    expect(parseBlock("")).toEqual([]);
  });
  it("comes back the same after being copied again", () => {
    const block = [["a\nb", 'c"d'], ["", "\t"]];
    expect(parseBlock(writeBlock(block))).toEqual(block);
  });
});

describe("a pasted block", () => {
  it("overwrites from the cell on and adds lines below the last", () => {
    const block = parseBlock("服务器\t2U\t台\t2\t12,800.50\n备份软件\t\t套\t1.5\t3000");
    const { lines, refused } = pasteBlock([line({ name: "旧" })], block, 0, 0, line);
    expect(refused).toEqual([]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ name: "服务器", specification: "2U", unit: "台", quantity: 2000, unit_price: 1280050 });
    expect(lines[1]).toMatchObject({ name: "备份软件", unit: "套", quantity: 1500, unit_price: 300000 });
  });
  it("leaves out what stands to the right of the last column", () => {
    const { lines } = pasteBlock([line()], [["备注", "多出"]], 0, 7, line);
    expect(lines[0]).toMatchObject({ note: "备注" });
  });
  it("keeps the old figure where the text is no figure, and says where", () => {
    const { lines, refused } = pasteBlock([line({ unit_price: 500 })], [["3", "面议"]], 0, 3, line);
    expect(lines[0]).toMatchObject({ quantity: 3000, unit_price: 500 });
    expect(refused).toEqual([{ line: 0, column: "unit_price", text: "面议" }]);
  });
});

describe("a typed cell", () => {
  it("reads an amount as people write it", () => {
    expect(withCell(line(), "unit_price", "¥1,234.5")?.unit_price).toBe(123450);
    expect(withCell(line(), "unit_price", "12.345")).toBeNull();
  });
  it("reads a rate with or without its sign", () => {
    expect(withCell(line(), "vat_rate", "6%")?.vat_rate).toBe(600);
    expect(withCell(line(), "discount", "12.5")?.discount).toBe(1250);
  });
  it("shows figures without separators while they are edited", () => {
    expect(cellText(line({ unit_price: 123456700 }), "unit_price")).toBe("1234567.00");
    expect(cellText(line({ quantity: 1500 }), "quantity")).toBe("1.5");
  });
  it("breaks the tie to a product when another name is typed", () => {
    expect(withCell(line({ product: "p", name: "甲" }), "name", "乙")?.product).toBeNull();
    expect(withCell(line({ product: "p", name: "甲" }), "name", "甲")?.product).toBe("p");
  });
});
