import { Button, Modal, Segmented, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProductImport, useProductImportPreview, type ImportAction, type ProductImport, type ProductImportRow, type Upload } from "../../api";
import { ErrorNote, FileDrop, MoneyText, PercentText, sentence, StateTag, WorkProgress, type Tone } from "../../components";

const LOOK: Record<ImportAction, [Tone, string]> = { add: ["green", "+"], change: ["ink", "≠"], same: ["plain", "="], wrong: ["red", "×"] };

/** Drop a spreadsheet, see what each row would do and why some cannot, then apply. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["product", "common"]);
  const preview = useProductImportPreview();
  const apply = useProductImport();
  const [upload, setUpload] = useState<Upload | null>(null);
  const found = preview.data;
  const useful = found !== undefined && found.add + found.change > 0;

  const read = (file: Upload) => {
    setUpload(file);
    preview.mutate(file);
  };
  return (
    <Modal
      open
      width={960}
      title={t("import.title")}
      onCancel={onClose}
      mask={{ closable: false }}
      data-testid="import-dialog"
      footer={[
        <Button key="close" onClick={onClose} data-testid="import-close">{t("common:cancel")}</Button>,
        <Button
          key="apply"
          type="primary"
          disabled={!useful || upload === null}
          loading={apply.isPending}
          onClick={() => upload && apply.mutate(upload, { onSuccess: onClose })}
          data-testid="import-apply"
        >
          {useful ? t("import.apply", { add: found.add, change: found.change }) : t("import.nothing")}
        </Button>,
      ]}
    >
      <FileDrop
        accept={[".xlsx", ".xls", ".csv"]}
        text={upload?.name ?? t("import.drop")}
        hint={upload === null ? t("import.hint") : t("import.other")}
        small={upload !== null}
        onFile={read}
        testId="import-file"
      />
      <WorkProgress running={preview.isPending} done={0} total={0} label={t("import.reading")} />
      <ErrorNote error={preview.error ?? apply.error} />
      {found && <Preview found={found} />}
    </Modal>
  );
}

function Preview({ found }: { found: ProductImport }) {
  const { t } = useTranslation("product");
  const [shown, setShown] = useState<ImportAction | "all">(found.wrong > 0 ? "wrong" : "all");
  const count = { all: found.rows.length, add: found.add, change: found.change, same: found.same, wrong: found.wrong };
  const columns: TableColumnsType<ProductImportRow> = [
    { title: t("import.row"), dataIndex: "row", width: 56, align: "right" },
    {
      title: t("import.action"), width: 96,
      render: (_, { action }) => <StateTag tone={LOOK[action][0]} shape={LOOK[action][1]} testId={`import-${action}`}>{t(`import.${action}`)}</StateTag>,
    },
    { title: t("number"), width: 110, ellipsis: true, render: (_, { product }) => product?.number },
    { title: t("name"), width: 200, ellipsis: true, render: (_, { product }) => product?.name },
    { title: t("priceHead"), width: 130, align: "right", render: (_, { product }) => <MoneyText fen={product?.list_price} /> },
    { title: t("vat"), width: 72, align: "right", render: (_, { product }) => <PercentText basisPoints={product?.vat_rate} /> },
    {
      title: t("import.reason"),
      render: (_, { problems }) => problems.map((problem) => (
        <div key={problem.code + problem.field} className="bw-red">{sentence(problem.message, problem.mend)}</div>
      )),
    },
  ];
  return (
    <div data-testid="import-preview" style={{ marginTop: 12 }}>
      <Segmented
        value={shown}
        onChange={setShown}
        options={(["all", "add", "change", "same", "wrong"] as const).map((value) => ({
          value,
          label: <span data-testid={`import-show-${value}`}>{`${t(`import.${value}`)} ${count[value]}`}</span>,
        }))}
      />
      <Table<ProductImportRow>
        size="small"
        rowKey="row"
        style={{ marginTop: 8 }}
        columns={columns}
        dataSource={found.rows.filter((row) => shown === "all" || row.action === shown)}
        pagination={false}
        scroll={{ y: 320 }}
        virtual={found.rows.length > 200}
        locale={{ emptyText: t("import.none") }}
      />
    </div>
  );
}
