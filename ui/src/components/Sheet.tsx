import { Input } from "antd";
import type { InputProps, InputRef } from "antd";
import type { TextAreaProps } from "antd/es/input";
import { useId, type ReactNode, type Ref } from "react";
import { useTranslation } from "react-i18next";
import { clockText, sentence } from "./format";
import { ErrorNote } from "./notes";
import "./sheet.css";
import type { Problem, SaveState } from "./useAutosave";

/** "已保存 10:32", or why it was not saved. */
export function SavedText({ state, testId = "saved" }: { state: SaveState; testId?: string }) {
  const { t } = useTranslation("common");
  const words = {
    idle: () => "",
    waiting: () => t("saving"),
    saving: () => t("saving"),
    saved: () => t("saved", { time: state.phase === "saved" ? clockText(state.at) : "" }),
    failed: () => t("notSaved"),
  }[state.phase]();
  return (
    <span className={state.phase === "failed" ? "bw-saved bw-red" : "bw-saved bw-muted"} role="status" data-testid={testId} data-phase={state.phase}>
      {words}
    </span>
  );
}

/** One form: label left, at most 720 px. A failure that names no field stands on top. */
export function Sheet({ title, state, actions, fields, children, testId }: {
  title?: ReactNode;
  state?: SaveState;
  actions?: ReactNode;
  /** Names of the fields shown; failures of other fields stand on top. */
  fields?: readonly string[];
  children: ReactNode;
  testId?: string;
}) {
  const failed = state?.phase === "failed" ? state.problem : null;
  const loose = failed !== null && !(failed.field && fields?.includes(failed.field));
  return (
    <section className="bw-sheet" data-testid={testId}>
      {(title !== undefined || state !== undefined || actions !== undefined) && (
        <header className="bw-sheet-head">
          {title !== undefined && <h2>{title}</h2>}
          {state && <SavedText state={state} />}
          <div className="bw-sheet-actions">{actions}</div>
        </header>
      )}
      {loose && <ErrorNote error={failed} />}
      {children}
    </section>
  );
}

/** A part of a sheet with its own small title. */
export function SheetPart({ title, extra, children }: { title: ReactNode; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="bw-sheet-part">
      <header>
        <h3>{title}</h3>
        {extra}
      </header>
      {children}
    </section>
  );
}

/** Label left, input right, problems under it. `children` gets the id that the label points to. */
export function Field({ label, name, help, problems = [], required, children }: {
  label: ReactNode;
  /** As in `Told.field`: picks this field's problems out of `problems`. */
  name?: string;
  help?: ReactNode;
  problems?: readonly (Problem & { tone?: "error" | "warning" })[];
  required?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  const own = name === undefined ? problems : problems.filter((problem) => problem.field === name);
  return (
    <div className="bw-field" data-field={name}>
      <label htmlFor={id}>
        {label}
        {required && <span className="bw-red" aria-hidden>{" *"}</span>}
      </label>
      <div className="bw-field-body">
        {children(id)}
        {own.map((problem, index) => (
          <p
            key={index}
            className={problem.tone === "warning" ? "bw-field-note bw-amber" : "bw-field-note bw-red"}
            role="alert"
            data-testid={name === undefined ? "field-problem" : `problem-${name}`}
          >
            <span aria-hidden>{problem.tone === "warning" ? "△ " : "● "}</span>
            {sentence(problem.message, problem.mend)}
          </p>
        ))}
        {help !== undefined && own.length === 0 && <p className="bw-field-note bw-muted">{help}</p>}
      </div>
    </div>
  );
}

/** What a save said about single fields: its failure and its warnings. */
export function fieldProblems(state: SaveState, warnings: readonly Problem[]): (Problem & { tone: "error" | "warning" })[] {
  const failed = state.phase === "failed" ? [{ ...plain(state.problem), tone: "error" as const }] : [];
  return [...failed, ...warnings.map((warning) => ({ ...plain(warning), tone: "warning" as const }))];
}

// An Error's message is not enumerable, so it would be lost in a spread.
const plain = ({ message, mend, field, code }: Problem): Problem => ({
  message,
  mend: mend ?? "",
  field: field ?? null,
  code: code ?? "",
});

type TextProps = Omit<InputProps, "onChange" | "value"> & {
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<InputRef>;
  "data-testid"?: string;
};

export function TextInput({ onChange, ...rest }: TextProps) {
  return <Input autoComplete="off" {...rest} onChange={(event) => onChange(event.target.value)} />;
}

export function TextArea({ onChange, ...rest }: Omit<TextAreaProps, "onChange" | "value"> & {
  value: string;
  onChange: (value: string) => void;
  "data-testid"?: string;
}) {
  return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} {...rest} onChange={(event) => onChange(event.target.value)} />;
}
