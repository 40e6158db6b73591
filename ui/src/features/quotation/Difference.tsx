import { Drawer, Select, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuotationDifference, useQuotationRevisions } from "../../api";
import type { LineChange, LineDifference, QuotationView } from "../../api/types";
import { ErrorNote, Field, MoneyText } from "../../components";

/** Line by line against an earlier revision. */
export function DifferenceDrawer({ view, onClose }: { view: QuotationView; onClose: () => void }) {
  const { t } = useTranslation("quotation");
  const { id, revises } = view.quotation;
  const revisions = useQuotationRevisions(id);
  const [chosen, setChosen] = useState(revises);
  const told = useQuotationDifference(id, chosen);
  const others = (revisions.data ?? []).filter((row) => row.id !== id);
  const columns: TableColumnsType<LineDifference> = [
    { title: "#", width: 72, render: (_, row) => (row.kind === "changed" ? (row.from === row.to ? row.to : `${row.from} → ${row.to}`) : row.line) },
    { title: t("difference.kind"), width: 88, render: (_, row) => <Kind row={row} /> },
    { title: t("column.name"), dataIndex: "name", ellipsis: true },
    { title: t("difference.fields"), render: (_, row) => row.kind === "changed" && <Changes changes={row.fields} /> },
    { title: t("difference.before"), width: 120, align: "right", render: (_, row) => <MoneyText fen={row.kind === "changed" ? row.amount_before : row.kind === "removed" ? row.amount : null} /> },
    { title: t("difference.after"), width: 120, align: "right", render: (_, row) => <MoneyText fen={row.kind === "changed" ? row.amount_after : row.kind === "added" ? row.amount : null} /> },
  ];
  return (
    <Drawer open onClose={onClose} size={860} title={t("difference.title", { label: view.label })} data-testid="quotation-difference">
      <Field label={t("difference.against")}>
        {(field) => (
          <Select
            id={field}
            value={chosen}
            onChange={setChosen}
            options={others.map((row) => ({ value: row.id, label: row.label || row.title }))}
            style={{ width: 240 }}
            data-testid="difference-against"
          />
        )}
      </Field>
      <ErrorNote error={revisions.error ?? told.error} />
      {told.data && (
        <>
          <Changes changes={told.data.head} />
          <Table<LineDifference>
            rowKey={(row) => (row.kind === "changed" ? `c${row.to}` : `${row.kind}${row.line}`)}
            columns={columns}
            dataSource={told.data.lines}
            pagination={false}
            size="small"
            locale={{ emptyText: t("difference.none") }}
            rowClassName={(row) => `qd-${row.kind}`}
          />
          <p className="wk-line" data-testid="difference-total">
            {t("totals.gross")} <MoneyText fen={told.data.total_before?.gross} /> → <MoneyText fen={told.data.total_after?.gross} />
          </p>
        </>
      )}
    </Drawer>
  );
}

function Kind({ row }: { row: LineDifference }) {
  const { t } = useTranslation("quotation");
  const moved = row.kind === "changed" && row.moved;
  return <>{moved && row.fields.length === 0 ? t("difference.moved") : t(`difference.${row.kind}`)}{moved && row.fields.length > 0 && ` · ${t("difference.moved")}`}</>;
}

/** Fields with what they said and say. */
function Changes({ changes }: { changes: readonly LineChange[] }) {
  const { t, i18n } = useTranslation("quotation");
  const name = (field: string) => {
    for (const key of [`field.${field}`, `column.${field}`, `difference.field.${field}`]) if (i18n.exists(`quotation:${key}`)) return t(key as "field.title");
    return field;
  };
  const value = (text: string) => (text === "true" ? t("difference.yes") : text === "false" ? t("difference.no") : text);
  return (
    <ul className="qd-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>{name(field)}{"　"}<del>{value(before) || "—"}</del>{" → "}<ins>{value(after) || "—"}</ins></li>
      ))}
    </ul>
  );
}
