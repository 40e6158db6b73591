import { EditorContent, useEditor } from "@tiptap/react";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { useMemo } from "react";
import type { RichText } from "../../api/types";
import "./editor.css";
import { FieldNode, PageBreak, ValuesContext, type Values } from "./editorNodes";
import { EditorBar } from "./EditorBar";
import { fromEditor, toEditor } from "./richText";

/** What a chapter may hold; everything else of the kit is switched off, so that the printed page can show it all. */
const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    blockquote: false,
    code: false,
    codeBlock: false,
    strike: false,
    horizontalRule: false,
    link: false,
  }),
  TableKit.configure({ table: { resizable: false } }),
  FieldNode,
  PageBreak,
];

/** The text of a chapter. `content` is taken once: give it a key per chapter. */
export function ChapterEditor({ content, values, frozen, onContent }: {
  content: RichText;
  values: Values;
  frozen: boolean;
  onContent: (content: RichText) => void;
}) {
  const first = useMemo(() => toEditor(content), [content]);
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: first,
    editable: !frozen,
    // The kit's trailing paragraph alone is no change of what is stored.
    onUpdate: ({ editor: now, transaction }) => transaction.docChanged && onContent(fromEditor(now.getJSON())),
    editorProps: { attributes: { "data-testid": "chapter-text", class: "ed-page", spellcheck: "false" } },
  }, []);
  return (
    <ValuesContext value={values}>
      {!frozen && <EditorBar editor={editor} values={values} />}
      <div className="ed-scroll" onMouseDown={(event) => event.target === event.currentTarget && (event.preventDefault(), editor.commands.focus("end"))}>
        <EditorContent editor={editor} />
      </div>
    </ValuesContext>
  );
}
