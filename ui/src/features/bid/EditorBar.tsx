import {
  BoldOutlined, ItalicOutlined, OrderedListOutlined, RedoOutlined, TableOutlined, UnderlineOutlined, UndoOutlined, UnorderedListOutlined,
} from "@ant-design/icons";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { Button, Dropdown, Select, type MenuProps } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { keysText } from "../../components";
import { insertField, insertPageBreak, type Values } from "./editorNodes";
import { FIELDS } from "./richText";

type Style = "paragraph" | "1" | "2" | "3";

function styleOf(editor: Editor): Style {
  const level = ([1, 2, 3] as const).find((each) => editor.isActive("heading", { level: each }));
  return level === undefined ? "paragraph" : (String(level) as Style);
}

function setStyle(editor: Editor, style: Style) {
  const chain = editor.chain().focus();
  if (style === "paragraph") chain.setParagraph().run();
  else chain.setHeading({ level: Number(style) as 1 | 2 | 3 }).run();
}

/** Tools of the chapter editor; each says its keys. */
export function EditorBar({ editor, values }: { editor: Editor; values: Values }) {
  const { t } = useTranslation("bid");
  const now = useEditorState({
    editor,
    selector: ({ editor: state }) => ({
      style: styleOf(state),
      bold: state.isActive("bold"),
      italic: state.isActive("italic"),
      underline: state.isActive("underline"),
      bullets: state.isActive("bulletList"),
      numbers: state.isActive("orderedList"),
      table: state.isActive("table"),
      undo: state.can().undo(),
      redo: state.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  const styles = (["paragraph", "1", "2", "3"] as const).map((style) => ({ value: style, label: t(`editor.style.${style}`) }));
  return (
    <div className="ed-bar" role="toolbar" aria-label={t("editor.tools")} data-testid="chapter-tools">
      <Select size="small" value={now.style} options={styles} onChange={(style) => setStyle(editor, style)} style={{ width: 92 }} data-testid="editor-style" />
      <Tool name="bold" keys="mod+b" on={now.bold} icon={<BoldOutlined />} run={() => run().toggleBold().run()} />
      <Tool name="italic" keys="mod+i" on={now.italic} icon={<ItalicOutlined />} run={() => run().toggleItalic().run()} />
      <Tool name="underline" keys="mod+u" on={now.underline} icon={<UnderlineOutlined />} run={() => run().toggleUnderline().run()} />
      <Tool name="bullets" keys="mod+Shift+8" on={now.bullets} icon={<UnorderedListOutlined />} run={() => run().toggleBulletList().run()} />
      <Tool name="numbers" keys="mod+Shift+7" on={now.numbers} icon={<OrderedListOutlined />} run={() => run().toggleOrderedList().run()} />
      <TableMenu editor={editor} inside={now.table} />
      <Button size="small" onClick={() => insertPageBreak(editor)} data-testid="editor-page-break">{t("editor.pageBreak")}</Button>
      <FieldMenu editor={editor} values={values} />
      <span style={{ flex: 1 }} />
      <Tool name="undo" keys="mod+z" on={false} off={!now.undo} icon={<UndoOutlined />} run={() => run().undo().run()} />
      <Tool name="redo" keys="mod+Shift+z" on={false} off={!now.redo} icon={<RedoOutlined />} run={() => run().redo().run()} />
    </div>
  );
}

function Tool({ name, keys, on, off = false, icon, run }: { name: string; keys: string; on: boolean; off?: boolean; icon: ReactNode; run: () => void }) {
  const { t } = useTranslation("bid");
  const words = t(`editor.${name}`);
  return (
    <Button
      size="small"
      type={on ? "primary" : "text"}
      aria-pressed={on}
      aria-label={words}
      title={`${words} ${keysText(keys)}`}
      disabled={off}
      icon={icon}
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
      data-testid={`editor-${name}`}
    />
  );
}

function FieldMenu({ editor, values }: { editor: Editor; values: Values }) {
  const { t } = useTranslation("bid");
  const items = FIELDS.map((field) => ({
    key: field,
    label: (
      <span className="ed-choice" data-testid={`insert-${field.replaceAll("_", "-")}`}>
        {t(`docField.${field}`)}
        <span className={values[field] ? "bw-muted" : "bw-amber"}>{values[field] || t("editor.noValue")}</span>
      </span>
    ),
    onClick: () => insertField(editor, field),
  }));
  return (
    <Dropdown menu={{ items, className: "ed-menu" }} trigger={["click"]}>
      <Button size="small" data-testid="editor-field">{t("editor.field")}</Button>
    </Dropdown>
  );
}

function TableMenu({ editor, inside }: { editor: Editor; inside: boolean }) {
  const { t } = useTranslation("bid");
  const run = () => editor.chain().focus();
  const item = (key: string, act: () => void) => ({ key, label: <span data-testid={`table-${key}`}>{t(`editor.table.${key}`)}</span>, onClick: act });
  const items: NonNullable<MenuProps["items"]> = inside
    ? [
        item("rowBelow", () => run().addRowAfter().run()),
        item("rowAbove", () => run().addRowBefore().run()),
        item("columnRight", () => run().addColumnAfter().run()),
        item("columnLeft", () => run().addColumnBefore().run()),
        { type: "divider" },
        item("merge", () => run().mergeCells().run()),
        item("split", () => run().splitCell().run()),
        item("head", () => run().toggleHeaderRow().run()),
        { type: "divider" },
        item("dropRow", () => run().deleteRow().run()),
        item("dropColumn", () => run().deleteColumn().run()),
        item("drop", () => run().deleteTable().run()),
      ]
    : [
        item("insert", () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()),
      ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]}>
      <Button size="small" type={inside ? "primary" : "text"} icon={<TableOutlined />} aria-label={t("editor.tableMenu")} title={t("editor.tableMenu")} data-testid="editor-table" />
    </Dropdown>
  );
}
