import { Button } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useImportGet, useImportWork, type ImportedNoun, type ImportStep, type ImportView } from "../../api";
import { ErrorNote, FileDrop, placeOf, sentence, useShortcut, WorkProgress } from "../../components";
import { Columns } from "./Columns";
import { Ending } from "./Ending";
import { Past } from "./Past";
import { Preview } from "./Preview";
import "./import.css";

const KINDS = [".xlsx", ".xls", ".csv", ".txt"] as const;

/** Customers or products from a spreadsheet: drop it, check the columns, look through the rows, write. */
export function ImportPage() {
  const { t } = useTranslation(["import", "common"]);
  const navigate = useNavigate();
  const noun: ImportedNoun = useParams()["noun"] === "customer" ? "customer" : "product";
  const [session, setSession] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [step, setStep] = useState<ImportStep>("read");
  const [undone, setUndone] = useState(false);
  const finished = useCallback((done: ImportStep, result: string) => {
    if (done === "read") setSession(result);
    if (done === "undo") setUndone(true);
  }, []);
  const work = useImportWork(finished);
  const view = useImportGet(session);
  const leave = () => void navigate(placeOf(noun));
  useShortcut("escape", leave, { on: !work.running });

  const begin = (kind: ImportStep, run: () => void) => {
    setStep(kind);
    run();
  };
  const shown = session === null ? undefined : view.data;
  return (
    <div className="bw-page" data-testid="import-page">
      <header className="bw-page-head">
        <h1>{t(`title.${noun}`)}</h1>
        {name !== "" && <span className="bw-page-head-note">{name}</span>}
        <div className="bw-page-head-actions">
          <Button onClick={leave} data-testid="import-close">{t("back")}</Button>
        </div>
      </header>
      <div className="bw-page-body im-body">
        <FileDrop
          accept={KINDS}
          text={session === null ? t(`drop.${noun}`) : t("drop.other")}
          {...(session === null ? { hint: t("drop.hint") } : {})}
          small={session !== null}
          disabled={work.running}
          onFile={(file) => {
            setName(file.name);
            setSession(null);
            setUndone(false);
            begin("read", () => work.read(noun, file));
          }}
          testId="import-file"
        />
        <WorkProgress
          running={work.running}
          done={work.job?.done ?? 0}
          total={work.job?.total ?? 0}
          label={t(`working.${step}`)}
          onCancel={work.cancel}
          testId="import-progress"
        />
        {!work.running && <ErrorNote error={work.error ?? view.error} testId="import-failure" />}
        {!work.running && work.job?.phase === "cancelled" && <p className="bw-muted" data-testid="import-cancelled">{t("cancelled")}</p>}
        {shown ? (
          <Read
            key={`${shown.id}-${shown.sheet}`}
            view={shown}
            busy={work.running}
            undone={undone}
            onChoose={(choice) => begin("choose", () => work.choose(shown.id, choice))}
            onApply={() => begin("apply", () => work.apply(shown.id))}
            onUndo={(id) => begin("undo", () => work.undo(id))}
            onLeave={leave}
          />
        ) : (
          !work.running && <Past noun={noun} onUndo={(id) => begin("undo", () => work.undo(id))} />
        )}
      </div>
    </div>
  );
}

type ReadProps = {
  view: ImportView;
  busy: boolean;
  undone: boolean;
  onChoose: Parameters<typeof Columns>[0]["onChoose"];
  onApply: () => void;
  onUndo: (id: string) => void;
  onLeave: () => void;
};

function Read({ view, busy, undone, onChoose, onApply, onUndo, onLeave }: ReadProps) {
  const { t } = useTranslation("import");
  return (
    <>
      {view.notes.map((note, index) => (
        <p key={index} className="im-note bw-amber" data-testid="import-note"><span aria-hidden>△ </span>{sentence(note.message, note.mend)}</p>
      ))}
      {view.remembered && <p className="im-note bw-muted" data-testid="import-remembered">{t("remembered")}</p>}
      <ErrorNote error={view.problem} tone="warning" testId="import-problem" />
      <Columns view={view} busy={busy || view.stored !== null} onChoose={onChoose} />
      {view.counts && <Preview view={view} counts={view.counts} />}
      {view.counts && <Ending view={view} counts={view.counts} busy={busy} undone={undone} onApply={onApply} onUndo={onUndo} onLeave={onLeave} />}
    </>
  );
}
