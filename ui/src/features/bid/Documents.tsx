import { Button, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useBidBuild, useBidMark, useBidSubmit, useContractCreate, useExportedOpen, useExportedShow } from "../../api";
import type { ExportedFile } from "../../api/types";
import { DateText, ErrorNote, placeOf, SheetPart, sizeText, useConfirm, useLater } from "../../components";
import { partPlace, useBench } from "./bench";
import { Frame } from "./Frame";

/** The volume and the sealing strips as files, handing in, and how it ended. */
export function Documents() {
  const { t } = useTranslation("bid");
  const { view, form, frozen } = useBench();
  const { id } = view.bid;
  const build = useBidBuild();
  const late = useLater(build.isPending, 500);
  const make = async () => void ((await form.flush()) && build.mutate(id));
  return (
    <Frame>
      <div className="wk-pad bd-documents">
        <SheetPart title={t("documents.build")}>
          <p className="bw-muted">{t(frozen ? "documents.frozenHelp" : "documents.buildHelp")}</p>
          <div className="wk-line">
            <Button type={frozen ? "default" : "primary"} onClick={make} loading={build.isPending} data-testid="bid-build">{t("documents.make")}</Button>
            {late && <span className="bw-muted" role="status">{t("documents.busy")}</span>}
          </div>
          <ErrorNote error={build.error} />
          {build.data && <Files files={build.data} />}
        </SheetPart>
        <SheetPart title={t("documents.handIn")}><HandIn /></SheetPart>
      </div>
    </Frame>
  );
}

function Files({ files }: { files: readonly ExportedFile[] }) {
  const { t } = useTranslation(["bid", "common"]);
  const open = useExportedOpen();
  const show = useExportedShow();
  const columns: TableColumnsType<ExportedFile> = [
    { title: t("documents.file"), dataIndex: "name", render: (name: string, { path }) => <span title={path}>{name}</span> },
    { title: t("documents.size"), width: 100, align: "right", render: (_, { size }) => sizeText(size) },
    {
      width: 260,
      render: (_, { path }, index) => (
        <span className="wk-buttons">
          <Button size="small" type="primary" onClick={() => open.mutate(path)} data-testid={`file-open-${index + 1}`}>{t("common:exported.open")}</Button>
          <Button size="small" onClick={() => show.mutate(path)} data-testid={`file-show-${index + 1}`}>{t("common:exported.show")}</Button>
          <Button size="small" onClick={() => void navigator.clipboard.writeText(path)} data-testid={`file-copy-${index + 1}`}>{t("common:exported.copy")}</Button>
        </span>
      ),
    },
  ];
  return (
    <>
      <ErrorNote error={open.error ?? show.error} />
      <Table<ExportedFile> size="small" rowKey="path" columns={columns} dataSource={files as ExportedFile[]} pagination={false} style={{ marginTop: 12 }} data-testid="bid-files" />
    </>
  );
}

function HandIn() {
  const { t } = useTranslation("bid");
  const { view, form } = useBench();
  const { id, status, submitted_at: at, content_hash: hash } = view.bid;
  const navigate = useNavigate();
  const confirm = useConfirm();
  const submit = useBidSubmit();
  const mark = useBidMark();
  const contract = useContractCreate();
  const hand = async () => {
    if (!(await form.flush())) return;
    if (await confirm({ title: t("submit.title"), text: t("submit.text"), ok: t("documents.submit") })) submit.mutate(id);
  };
  const make = () => contract.mutate({ quotation: null, bid: id }, { onSuccess: (made) => void navigate(placeOf("contract", made.contract.id)) });
  const toCheck = submit.error?.code === "check_red" && (
    <Button size="small" onClick={() => void navigate(partPlace(id, "check"))} data-testid="submit-to-check">{t("part.check")}</Button>
  );
  return (
    <>
      <ErrorNote error={submit.error ?? mark.error ?? contract.error} action={toCheck || undefined} />
      {status === "draft" ? (
        <div className="wk-line">
          <Button onClick={hand} loading={submit.isPending} data-testid="bid-submit">{t("documents.submit")}</Button>
          <span className="bw-muted">{t("documents.submitHelp")}</span>
        </div>
      ) : (
        <>
          <dl className="wk-facts">
            <dt>{t("documents.submittedAt")}</dt><dd><DateText date={at} /></dd>
            <dt>{t("documents.hash")}</dt><dd className="bd-hash">{hash}</dd>
          </dl>
          <div className="wk-buttons">
            {status !== "won" && <Button onClick={() => mark.mutate({ id, outcome: "won" })} loading={mark.isPending} data-testid="bid-won">{t("documents.won")}</Button>}
            {status !== "lost" && <Button onClick={() => mark.mutate({ id, outcome: "lost" })} loading={mark.isPending} data-testid="bid-lost">{t("documents.lost")}</Button>}
            {status === "won" && <Button type="primary" onClick={make} loading={contract.isPending} data-testid="bid-contract">{t("documents.contract")}</Button>}
          </div>
        </>
      )}
    </>
  );
}
