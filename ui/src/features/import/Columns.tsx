import { Collapse, Select, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportChoice, ImportColumn, ImportView } from "../../api";

/** Which field each column of the sheet is read into; sheet and head row where there is a choice. */
export function Columns({ view, busy, onChoose }: { view: ImportView; busy: boolean; onChoose: (choice: ImportChoice) => void }) {
  const { t } = useTranslation("import");
  const used = view.columns.filter(({ field }) => field !== null).length;
  return (
    <Collapse
      size="small"
      defaultActiveKey={view.problem ? ["columns"] : []}
      items={[{
        key: "columns",
        label: <span data-testid="import-columns">{t("columns.title", { used, all: view.columns.length })}</span>,
        children: <Mapping view={view} busy={busy} onChoose={onChoose} />,
      }]}
    />
  );
}

function Mapping({ view, busy, onChoose }: { view: ImportView; busy: boolean; onChoose: (choice: ImportChoice) => void }) {
  const { t } = useTranslation("import");
  const map = (column: number, field: string | null) =>
    onChoose({
      sheet: view.sheet,
      head: view.head,
      columns: view.columns.map((old, index) => (index === column ? field : old.field === field ? null : old.field)),
    });
  const columns: TableColumnsType<ImportColumn> = [
    { title: t("columns.column"), dataIndex: "letters", width: 64 },
    { title: t("columns.head"), dataIndex: "head", width: 200, ellipsis: true },
    { title: t("columns.samples"), ellipsis: true, render: (_, { samples }) => samples.join(t("columns.comma")) },
    {
      title: t("columns.field"), width: 240,
      render: (_, { field }, index) => (
        <Select
          size="small"
          style={{ width: "100%" }}
          value={field}
          disabled={busy}
          allowClear
          placeholder={t("columns.none")}
          showSearch={{ optionFilterProp: "label" }}
          options={view.fields.map(({ key, label, required }) => ({ value: key, label: required ? `${label} *` : label }))}
          onChange={(next: string | undefined) => map(index, next ?? null)}
          data-testid={`import-field-${index}`}
        />
      ),
    },
  ];
  return (
    <>
      <div className="im-where">
        {view.sheets.length > 1 && (
          <label>
            {t("columns.sheet")}
            <Select
              size="small"
              style={{ minWidth: 160 }}
              value={view.sheet}
              disabled={busy}
              options={view.sheets.map((label, value) => ({ value, label }))}
              onChange={(sheet) => onChoose({ sheet, head: null, columns: null })}
              data-testid="import-sheet"
            />
          </label>
        )}
        <label>
          {t("columns.headRow")}
          <Select
            size="small"
            style={{ width: 88 }}
            value={view.head}
            disabled={busy}
            options={view.heads.map((value) => ({ value, label: value }))}
            onChange={(head) => onChoose({ sheet: view.sheet, head, columns: null })}
            data-testid="import-head"
          />
        </label>
      </div>
      <Table<ImportColumn> size="small" rowKey="letters" columns={columns} dataSource={view.columns} pagination={false} scroll={{ y: 280 }} />
    </>
  );
}
