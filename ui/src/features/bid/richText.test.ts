import { describe, expect, it } from "vitest";
import type { RichText } from "../../api/types";
import { fromEditor, toEditor } from "./richText";

/** As the store sends it: every member present, absent attributes null. */
const nothing = { level: null, name: null, colspan: null, rowspan: null, start: null };
const stored = (type: string, content: RichText["content"] = [], attrs = {}) => ({
  type, attrs: { ...nothing, ...attrs }, content, marks: [], text: "",
});
const text = (value: string, ...marks: string[]) => ({
  type: "text", attrs: nothing, content: [], marks: marks.map((type) => ({ type })), text: value,
});

describe("a stored document given to the editor", () => {
  it("loses its empty text nodes, which the editor refuses", () => {
    const doc = toEditor({ type: "doc", content: [stored("paragraph", [text(""), text("方案")])] });
    expect(doc.content).toEqual([{ type: "paragraph", content: [{ type: "text", text: "方案" }] }]);
  });

  it("carries neither null attributes nor empty marks", () => {
    const doc = toEditor({ type: "doc", content: [stored("heading", [text("总体", "bold")], { level: 2 })] });
    expect(doc.content).toEqual([
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "总体", marks: [{ type: "bold" }] }] },
    ]);
  });

  it("is one empty paragraph when nothing was written", () => {
    expect(toEditor({ type: "doc", content: [] })).toEqual({ type: "doc", content: [{ type: "paragraph" }] });
  });

  it("puts bare text of a table cell into a paragraph", () => {
    const table = stored("table", [stored("tableRow", [stored("tableCell", [text("甲")], { colspan: 2 })])]);
    expect(toEditor({ type: "doc", content: [table] }).content).toEqual([
      {
        type: "table",
        content: [{
          type: "tableRow",
          content: [{
            type: "tableCell",
            attrs: { colspan: 2, rowspan: 1 },
            content: [{ type: "paragraph", content: [{ type: "text", text: "甲" }] }],
          }],
        }],
      },
    ]);
  });

  it("keeps the words of a kind that the editor does not know", () => {
    const doc = toEditor({ type: "doc", content: [stored("blockquote", [stored("paragraph", [text("引文")])])] });
    expect(doc.content).toEqual([{ type: "paragraph", content: [{ type: "text", text: "引文" }] }]);
  });

  it("drops a table without rows instead of failing", () => {
    expect(toEditor({ type: "doc", content: [stored("table")] }).content).toEqual([{ type: "paragraph" }]);
  });
});

describe("what the editor holds, stored", () => {
  it("keeps a field by its name and nothing else", () => {
    const rich = fromEditor({
      type: "doc",
      content: [{ type: "paragraph", attrs: { textAlign: null }, content: [{ type: "field", attrs: { name: "project_name" } }] }],
    });
    expect(rich).toEqual({
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "field", attrs: { name: "project_name" } }] }],
    });
  });

  it("keeps bold, italic and underline and no other mark", () => {
    const marks = [{ type: "bold" }, { type: "link", attrs: { href: "x" } }, { type: "underline" }];
    const rich = fromEditor({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "a", marks }] }] });
    expect(rich.content[0]?.content?.[0]?.marks).toEqual([{ type: "bold" }, { type: "underline" }]);
  });

  it("comes back the same after storing and showing it again", () => {
    const shown = {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "技术方案" }] },
        { type: "orderedList", attrs: { start: 3 }, content: [
          { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "部署" }, { type: "hardBreak" }] }] },
        ] },
        { type: "pageBreak" },
      ],
    };
    expect(toEditor(fromEditor(shown))).toEqual(shown);
  });
});
