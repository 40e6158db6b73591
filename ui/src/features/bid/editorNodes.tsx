import { mergeAttributes, Node, type Editor } from "@tiptap/core";
import { NodeViewWrapper, ReactNodeViewRenderer, type ReactNodeViewProps } from "@tiptap/react";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "../../api/types";
import { FIELDS } from "./richText";

export type Values = Partial<Record<Field, string>>;

/** What each field prints in this bid. */
export const ValuesContext = createContext<Values>({});

export function isField(name: unknown): name is Field {
  return FIELDS.some((field) => field === name);
}

/** A fact in the text: shows what it prints, or its name where there is no value yet. */
function FieldView({ node, selected }: ReactNodeViewProps) {
  const { t } = useTranslation("bid");
  const values = useContext(ValuesContext);
  const name: unknown = node.attrs["name"];
  const label = isField(name) ? t(`docField.${name}`) : String(name);
  const value = isField(name) ? values[name] : undefined;
  const classes = ["ed-field", value ? "" : "ed-field-empty", selected ? "ed-field-chosen" : ""].filter(Boolean).join(" ");
  return (
    <NodeViewWrapper as="span" className={classes} title={label} data-testid={`field-${String(name).replaceAll("_", "-")}`}>
      {value || t("editor.fieldEmpty", { field: label })}
    </NodeViewWrapper>
  );
}

export const FieldNode = Node.create({
  name: "field",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return { name: { default: "", parseHTML: (element) => element.getAttribute("data-field"), renderHTML: ({ name }) => ({ "data-field": name as string }) } };
  },
  parseHTML() {
    return [{ tag: "span[data-field]" }];
  },
  renderHTML({ HTMLAttributes }) {
    return ["span", mergeAttributes(HTMLAttributes)];
  },
  addNodeView() {
    return ReactNodeViewRenderer(FieldView, { as: "span" });
  },
});

export const PageBreak = Node.create({
  name: "pageBreak",
  group: "block",
  atom: true,
  selectable: true,
  parseHTML() {
    return [{ tag: "div[data-page-break]" }];
  },
  renderHTML() {
    return ["div", { "data-page-break": "", class: "ed-break" }];
  },
});

export function insertField(editor: Editor, name: Field): void {
  editor.chain().focus().insertContent({ type: "field", attrs: { name } }).run();
}

export function insertPageBreak(editor: Editor): void {
  editor.chain().focus().insertContent({ type: "pageBreak" }).run();
}
