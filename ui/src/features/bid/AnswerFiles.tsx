import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useBidAnswerExport, useBidAnswerImport, useExportedOpen, useExportedShow } from "../../api";
import { ErrorNote, FileDrop, useExportedToast, type DroppedFile } from "../../components";

/** The answers as an Excel file, out and in again. */
export function AnswerFiles({ bid, frozen, flush, onImported }: {
  bid: string;
  frozen: boolean;
  flush: () => Promise<boolean>;
  onImported: () => void;
}) {
  const { t } = useTranslation(["bid", "common"]);
  const out = useBidAnswerExport();
  const into = useBidAnswerImport();
  const open = useExportedOpen();
  const show = useExportedShow();
  const exported = useExportedToast({ open: open.mutate, show: show.mutate });
  const write = async () => void ((await flush()) && out.mutate(bid, { onSuccess: exported }));
  const read = async (upload: DroppedFile) => void ((await flush()) && into.mutate({ id: bid, upload }));
  const close = () => {
    into.reset();
    onImported();
  };
  const result = into.data;
  return (
    <>
      <ErrorNote error={out.error ?? into.error ?? open.error ?? show.error} />
      <Button onClick={write} loading={out.isPending} data-testid="response-export">{t("answers.export")}</Button>
      {!frozen && <FileDrop accept={[".xlsx"]} small text={t("answers.import")} disabled={into.isPending} onFile={read} testId="response-import" />}
      <Modal
        open={result !== undefined}
        title={t("answers.imported", { count: result?.changed ?? 0 })}
        onOk={close}
        onCancel={close}
        okText={t("common:close")}
        cancelButtonProps={{ style: { display: "none" } }}
        okButtonProps={{ "data-testid": "response-import-close" }}
      >
        <ul data-testid="response-import-problems">
          {(result?.problems ?? []).map((problem, index) => <li key={index}>{problem.message} <span className="bw-muted">{problem.mend}</span></li>)}
        </ul>
      </Modal>
    </>
  );
}
