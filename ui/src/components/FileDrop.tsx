import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import "./drop.css";
import { sizeText } from "./format";

export type DroppedFile = { name: string; base64: string };

/** A file's bytes as base64, read in the web view. */
export function readBase64(file: File): Promise<DroppedFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: String(reader.result).replace(/^[^,]*,/, "") });
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}

/** A place to drop a file or to choose one; also by Enter. What is too large or of another kind is said here. */
export function FileDrop({ accept, text, hint, maxBytes = 256 * 1024 * 1024, multiple = false, disabled = false, small = false, onFile, onRaw, testId }: {
  /** File name endings, e.g. [".docx", ".pdf"]. */
  accept: readonly string[];
  text: string;
  hint?: string;
  maxBytes?: number;
  multiple?: boolean;
  disabled?: boolean;
  small?: boolean;
  /** The whole file, read here. */
  onFile?: (file: DroppedFile) => void;
  /** The file as the page has it, for handing over in pieces. */
  onRaw?: (file: File) => void;
  /** On the file input itself. */
  testId: string;
}) {
  const { t } = useTranslation("common");
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const take = async (files: FileList | null) => {
    setProblem(null);
    for (const file of [...(files ?? [])].slice(0, multiple ? undefined : 1)) {
      if (!accept.some((ending) => file.name.toLowerCase().endsWith(ending))) {
        setProblem(t("drop.kind", { name: file.name, kinds: accept.join(" ") }));
      } else if (file.size > maxBytes) {
        setProblem(t("drop.large", { name: file.name, size: sizeText(file.size), max: sizeText(maxBytes) }));
      } else {
        try {
          onRaw?.(file);
          if (onFile) onFile(await readBase64(file));
        } catch {
          setProblem(t("drop.unreadable", { name: file.name }));
        }
      }
    }
    // The same file can be chosen again after it was mended outside.
    if (input.current) input.current.value = "";
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) void take(event.dataTransfer.files);
  };
  return (
    <div className="bw-drop-outer">
      <label
        className={["bw-drop", small && "bw-drop-small", over && "bw-drop-over", disabled && "bw-drop-off"].filter(Boolean).join(" ")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <input
          ref={input}
          type="file"
          accept={accept.join(",")}
          multiple={multiple}
          disabled={disabled}
          data-testid={testId}
          onChange={(event) => void take(event.target.files)}
        />
        <span>{text}</span>
        {hint !== undefined && <span className="bw-muted">{hint}</span>}
      </label>
      {problem !== null && <p className="bw-field-note bw-red" role="alert" data-testid={`${testId}-problem`}>{problem}</p>}
    </div>
  );
}
