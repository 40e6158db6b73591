import { Button, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { useImportList, type ImportedNoun, type ImportStored } from "../../api";
import { DateText, ErrorNote } from "../../components";

/** Earlier imports of the noun; each can be taken back as a whole. */
export function Past({ noun, onUndo }: { noun: ImportedNoun; onUndo: (id: string) => void }) {
  const { t } = useTranslation("import");
  const list = useImportList();
  const rows = (list.data ?? []).filter((row) => row.noun === noun);
  const columns: TableColumnsType<ImportStored> = [
    { title: t("past.file"), dataIndex: "file", ellipsis: true },
    { title: t("past.at"), width: 150, render: (_, { at }) => <DateText date={at} /> },
    { title: t("past.actor"), dataIndex: "actor", width: 110, ellipsis: true },
    { title: t("kind.add"), dataIndex: "added", width: 90, align: "right" },
    { title: t("kind.change"), dataIndex: "changed", width: 90, align: "right" },
    {
      title: "", width: 130,
      render: (_, { id, undone }) => undone
        ? <span className="bw-muted">{t("past.undone")}</span>
        : <Button size="small" onClick={() => onUndo(id)} data-testid="import-past-undo">{t("undo")}</Button>,
    },
  ];
  if (list.error) return <ErrorNote error={list.error} />;
  if (rows.length === 0) return null;
  return (
    <section className="im-past" data-testid="import-past">
      <h3>{t("past.title")}</h3>
      <Table<ImportStored> size="small" rowKey="id" columns={columns} dataSource={rows} pagination={{ pageSize: 20, hideOnSinglePage: true, size: "small" }} />
    </section>
  );
}
