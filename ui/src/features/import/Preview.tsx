import { Segmented, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IMPORT_PAGE, useImportRows, type ImportAction, type ImportCounts, type ImportRow, type ImportView } from "../../api";
import { ErrorNote, sentence, StateTag, type Tone } from "../../components";

const LOOK: Record<ImportAction, [Tone, string]> = {
  add: ["green", "+"], change: ["ink", "≠"], same: ["plain", "="], repeated: ["plain", "∥"], wrong: ["red", "×"],
};
const KINDS = ["all", "add", "change", "same", "repeated", "wrong"] as const;
/** Fields of the sheet that have room beside action and reason. */
const SHOWN = 4;

/** What each row would do, and why some cannot. */
export function Preview({ view, counts }: { view: ImportView; counts: ImportCounts }) {
  const { t } = useTranslation("import");
  const [kind, setKind] = useState<(typeof KINDS)[number]>(counts.wrong > 0 ? "wrong" : "all");
  const [page, setPage] = useState(0);
  const action = kind === "all" ? null : kind;
  const rows = useImportRows(view.id, action, page);
  const count = { ...counts, all: counts.add + counts.change + counts.same + counts.repeated + counts.wrong };
  return (
    <section data-testid="import-preview">
      <Segmented
        value={kind}
        onChange={(next) => {
          setKind(next);
          setPage(0);
        }}
        options={KINDS.map((value) => ({
          value,
          label: <span data-testid={`import-show-${value}`}>{`${t(`kind.${value}`)} ${count[value]}`}</span>,
        }))}
      />
      <ErrorNote error={rows.error} />
      <Table<ImportRow>
        size="small"
        rowKey="row"
        className="im-rows"
        columns={useRowColumns(view)}
        dataSource={rows.data?.rows ?? []}
        loading={rows.isPending}
        scroll={{ x: 900 }}
        pagination={{
          current: page + 1, pageSize: IMPORT_PAGE, total: rows.data?.total ?? 0, size: "small",
          showSizeChanger: false, hideOnSinglePage: true, onChange: (next) => setPage(next - 1),
        }}
        locale={{ emptyText: t("none") }}
      />
    </section>
  );
}

function useRowColumns(view: ImportView): TableColumnsType<ImportRow> {
  const { t } = useTranslation("import");
  const mapped = view.columns.flatMap(({ field }) => view.fields.filter(({ key }) => key === field));
  const named = [...mapped].sort((a, b) => Number(b.required) - Number(a.required)).slice(0, SHOWN);
  return [
    { title: t("row"), dataIndex: "row", width: 64, align: "right" },
    {
      title: t("action"), width: 104,
      render: (_, { action }) => <StateTag tone={LOOK[action][0]} shape={LOOK[action][1]} testId={`import-${action}`}>{t(`kind.${action}`)}</StateTag>,
    },
    ...named.map(({ key, label }) => ({
      key, title: label, width: 150, ellipsis: true, render: (_: unknown, { values }: ImportRow) => values[key],
    })),
    {
      title: t("reason"),
      render: (_, { changes, problems, warnings }) => (
        <>
          {problems.map((problem, index) => <div key={`p${index}`} className="bw-red">{sentence(problem.message, problem.mend)}</div>)}
          {changes.map(({ field, label, from, to }) => <div key={field}>{from === "" ? t("set", { label, to }) : t("changed", { label, from, to })}</div>)}
          {warnings.map((warning, index) => <div key={`w${index}`} className="bw-amber">{sentence(warning.message, warning.mend)}</div>)}
        </>
      ),
    },
  ];
}
