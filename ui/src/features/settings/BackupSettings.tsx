import { Button, Input, Modal, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useBackupsShow, useStoreBackup, useStoreBackupRemove, useStoreBackups, useStoreRestore, type BackupRow } from "../../api";
import { DateText, ErrorNote, Field, flushDrafts, sizeText, StateTag, useConfirm } from "../../components";
import { countsText } from "./counts";

/** The backups of the store: made, looked at, put back. */
export function BackupSettings() {
  const { t } = useTranslation(["settings", "common"]);
  const list = useStoreBackups();
  const backup = useStoreBackup();
  const remove = useStoreBackupRemove();
  const show = useBackupsShow();
  const confirm = useConfirm();
  const [chosen, setChosen] = useState<BackupRow | null>(null);
  const rows = list.data?.rows ?? [];
  const drop = async (row: BackupRow) => {
    const yes = await confirm({ title: t("backup.removeTitle"), text: row.name, ok: t("common:remove"), danger: true });
    if (yes) remove.mutate(row.name);
  };
  return (
    <section className="bw-backups" data-testid="backups">
      <header className="bw-sheet-head">
        <p className="bw-muted">{t("backup.help")}</p>
        <div className="bw-sheet-actions">
          <Button onClick={() => show.mutate()} disabled={rows.length === 0} title={list.data?.folder ?? ""} data-testid="backups-show">{t("show")}</Button>
          <Button type="primary" loading={backup.isPending} onClick={() => void flushDrafts().then(() => backup.mutate())} data-testid="backup-now">{t("backup.now")}</Button>
        </div>
      </header>
      <ErrorNote error={list.error ?? backup.error ?? remove.error ?? show.error} />
      <Table<BackupRow>
        size="small"
        rowKey="name"
        pagination={false}
        loading={list.isPending && list.isFetching ? { delay: 150 } : false}
        dataSource={rows}
        locale={{ emptyText: t("backup.none") }}
        onRow={(row) => ({ "data-testid": "backup-row", "data-name": row.name, "data-state": row.state }) as object}
        columns={[
          { title: t("backup.at"), width: 148, render: (_, row) => <DateText date={row.at} /> },
          { title: t("backup.reason"), width: 116, render: (_, row) => t(`backup.reasons.${row.reason}`) },
          { title: t("backup.change"), width: 148, render: (_, row) => <DateText date={row.last_change} /> },
          { title: t("backup.holds"), render: (_, row) => <Holds row={row} /> },
          { title: t("backup.size"), width: 92, align: "right", render: (_, row) => <span className="bw-figure">{sizeText(row.size_kib * 1024)}</span> },
          {
            width: 150,
            align: "right",
            render: (_, row) => (
              <span className="bw-row">
                <Button size="small" disabled={row.state === "damaged"} onClick={() => setChosen(row)} data-testid="backup-restore">{t("backup.restore")}</Button>
                <Button size="small" type="text" onClick={() => void drop(row)} data-testid="backup-remove">{t("common:remove")}</Button>
              </span>
            ),
          },
        ]}
      />
      {chosen !== null && <RestoreDialog row={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

function Holds({ row }: { row: BackupRow }) {
  const { t } = useTranslation(["settings", "common"]);
  if (row.state === "damaged") return <StateTag tone="red" shape="×">{t("backup.states.damaged")}</StateTag>;
  if (row.state === "other_key") return <StateTag tone="amber" shape="△">{t("backup.states.other_key")}</StateTag>;
  return <>{countsText(row.counts, t) || t("nothing")}</>;
}

/** Says what will be so afterwards; asks for the code of a backup of an earlier key. */
function RestoreDialog({ row, onClose }: { row: BackupRow; onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const restore = useStoreRestore();
  const [code, setCode] = useState("");
  const other = row.state === "other_key";
  const problems = restore.error === null ? [] : [{ message: restore.error.message, mend: restore.error.mend, field: restore.error.field }];
  const go = async () => {
    await flushDrafts();
    restore.mutate({ name: row.name, passphrase: "", recovery_code: other ? code : "" }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t("backup.restoreTitle")}
      onCancel={onClose}
      okText={t("backup.restore")}
      cancelText={t("common:cancel")}
      onOk={() => void go()}
      confirmLoading={restore.isPending}
      okButtonProps={{ disabled: other && code.trim() === "", "data-testid": "restore-go" }}
      cancelButtonProps={{ disabled: restore.isPending }}
      data-testid="restore-dialog"
    >
      <p>{t("backup.restoreText")}</p>
      <p><DateText date={row.at} /> · {t(`backup.reasons.${row.reason}`)}{row.counts && countsText(row.counts, t) !== "" ? ` · ${countsText(row.counts, t)}` : ""}</p>
      {restore.error !== null && restore.error.field !== "recovery_code" && <ErrorNote error={restore.error} />}
      {other && (
        <Field label={t("backup.code")} name="recovery_code" problems={problems} help={t("backup.codeHelp")}>
          {(id) => <Input id={id} autoFocus spellCheck={false} value={code} onChange={(event) => setCode(event.target.value)} data-testid="restore-code" />}
        </Field>
      )}
    </Modal>
  );
}
