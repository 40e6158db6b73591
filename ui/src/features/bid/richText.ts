// The editor's JSON and the stored document are the same shape, but not the same dialect:
// the store writes every member (empty text, absent attributes as null), the editor refuses
// empty text nodes and bare text inside cells. This module is the only door between the two.
import type { JSONContent } from "@tiptap/core";
import type { Attrs, Field, Mark, Node, RichText } from "../../api/types";

export const FIELDS: readonly Field[] = [
  "project_name", "project_number", "package", "purchaser", "agency", "submission_deadline",
  "bid_validity_days", "company_name", "company_credit_code", "company_address", "company_phone",
  "legal_representative", "agent_name", "delivery_period", "price_figures", "price_capitals", "signed_on",
];

const INLINE = new Set(["text", "hardBreak", "field"]);
const MARKS = new Set(["bold", "italic", "underline"]);
const TEXT_BLOCKS = new Set(["paragraph", "heading"]);
/** Blocks whose children must be blocks, with the children they allow (none listed: any block). */
const CONTAINERS: Record<string, readonly string[] | null> = {
  bulletList: ["listItem"],
  orderedList: ["listItem"],
  listItem: null,
  table: ["tableRow"],
  tableRow: ["tableHeader", "tableCell"],
  tableHeader: null,
  tableCell: null,
};

/** All text below a node, for kinds that the editor does not know. */
export function plainText(node: Node): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  return (node.content ?? []).map(plainText).join("");
}

function textNode(text: string, marks: Mark[] | undefined): JSONContent | null {
  if (text === "") return null;
  const known = (marks ?? []).filter((mark) => MARKS.has(mark.type)).map((mark) => ({ type: mark.type }));
  return known.length > 0 ? { type: "text", text, marks: known } : { type: "text", text };
}

function isPresent<T>(value: T | null): value is T {
  return value !== null;
}

function toInline(node: Node): JSONContent | null {
  if (node.type === "text") return textNode(node.text ?? "", node.marks);
  if (node.type === "hardBreak") return { type: "hardBreak" };
  if (node.type === "field") return { type: "field", attrs: { name: node.attrs?.name ?? "" } };
  return textNode(plainText(node), undefined);
}

function toTextBlock(node: Node): JSONContent {
  const content = (node.content ?? []).map(toInline).filter(isPresent);
  const block: JSONContent = { type: node.type };
  if (node.type === "heading") block.attrs = { level: Math.min(3, Math.max(1, node.attrs?.level ?? 1)) };
  if (content.length > 0) block.content = content;
  return block;
}

function isInline(node: Node): boolean {
  return INLINE.has(node.type);
}

/** Children that must be blocks: runs of inline nodes are put into paragraphs. */
function toBlocks(nodes: Node[]): JSONContent[] {
  const blocks: JSONContent[] = [];
  let run: Node[] = [];
  const endRun = () => {
    if (run.length > 0) blocks.push(toTextBlock({ type: "paragraph", content: run }));
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node);
      continue;
    }
    endRun();
    const block = toBlock(node);
    if (block) blocks.push(block);
  }
  endRun();
  return blocks;
}

function containerAttrs(node: Node): JSONContent["attrs"] {
  if (node.type === "tableCell" || node.type === "tableHeader") {
    return { colspan: node.attrs?.colspan ?? 1, rowspan: node.attrs?.rowspan ?? 1 };
  }
  if (node.type === "orderedList") return { start: node.attrs?.start ?? 1 };
  return undefined;
}

function toContainer(node: Node, allowed: readonly string[] | null): JSONContent | null {
  const children = node.content ?? [];
  const content = allowed
    ? children.filter((child) => allowed.includes(child.type)).map(toBlock).filter(isPresent)
    : toBlocks(children);
  if (content.length === 0) {
    if (allowed) return null;
    content.push({ type: "paragraph" });
  }
  const attrs = containerAttrs(node);
  // A list item must begin with a paragraph; a nested list alone gets an empty one before it.
  if (node.type === "listItem" && content[0]?.type !== "paragraph") content.unshift({ type: "paragraph" });
  return attrs ? { type: node.type, attrs, content } : { type: node.type, content };
}

function toBlock(node: Node): JSONContent | null {
  if (TEXT_BLOCKS.has(node.type)) return toTextBlock(node);
  if (node.type === "pageBreak") return { type: "pageBreak" };
  const allowed = CONTAINERS[node.type];
  if (allowed !== undefined) return toContainer(node, allowed);
  const text = plainText(node);
  return text === "" ? null : { type: "paragraph", content: [{ type: "text", text }] };
}

/** What the editor can show: no empty text, no null attributes, only kinds it knows. */
export function toEditor(rich: RichText): JSONContent {
  const content = toBlocks(rich.content);
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
}

function storedAttrs(node: JSONContent): Attrs | undefined {
  const attrs = node.attrs ?? {};
  if (node.type === "heading") return { level: Number(attrs.level) };
  if (node.type === "field") return { name: String(attrs.name) };
  if (node.type === "orderedList" && Number(attrs.start ?? 1) !== 1) return { start: Number(attrs.start) };
  if (node.type === "tableCell" || node.type === "tableHeader") {
    const spans: Attrs = {};
    if (Number(attrs.colspan ?? 1) > 1) spans.colspan = Number(attrs.colspan);
    if (Number(attrs.rowspan ?? 1) > 1) spans.rowspan = Number(attrs.rowspan);
    return Object.keys(spans).length > 0 ? spans : undefined;
  }
  return undefined;
}

function toNode(json: JSONContent): Node {
  const node: Node = { type: json.type ?? "paragraph" };
  const attrs = storedAttrs(json);
  if (attrs) node.attrs = attrs;
  if (json.text) node.text = json.text;
  const marks = (json.marks ?? []).filter((mark) => MARKS.has(mark.type));
  if (marks.length > 0) node.marks = marks.map((mark) => ({ type: mark.type }));
  if (json.content && json.content.length > 0) node.content = json.content.map(toNode);
  return node;
}

/** What is stored: only the members that say something. */
export function fromEditor(json: JSONContent): RichText {
  return { type: "doc", content: (json.content ?? []).map(toNode) };
}
