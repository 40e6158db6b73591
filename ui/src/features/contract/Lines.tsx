import { Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import type { Contract, QuotationLine, QuotationTotals } from "../../api/types";
import { MoneyText, PercentText, QuantityText } from "../../components";

/** The lines as the quotation has them: one price truth, so nothing is changed here. */
export function Lines({ contract, totals }: { contract: Contract; totals: QuotationTotals | null }) {
  const { t } = useTranslation("contract");
  const columns: TableColumnsType<QuotationLine> = [
    { title: "#", width: 40, render: (_, __, index) => index + 1 },
    { title: t("line.name"), render: (_, line) => <>{line.name} <span className="bw-muted">{line.specification}</span></> },
    { title: t("line.unit"), dataIndex: "unit", width: 56 },
    { title: t("line.quantity"), width: 72, align: "right", render: (_, line) => <QuantityText thousandths={line.quantity} /> },
    { title: t(contract.tax_included ? "line.price_gross" : "line.price_net"), width: 136, align: "right", render: (_, line) => <MoneyText fen={line.unit_price} /> },
    { title: t("line.vat_rate"), width: 64, align: "right", render: (_, line) => <PercentText basisPoints={line.vat_rate} /> },
    { title: t("line.gross"), width: 136, align: "right", render: (_, __, index) => <MoneyText fen={totals?.lines[index]?.gross} /> },
  ];
  return (
    <>
      <Table<QuotationLine> size="small" rowKey="id" columns={columns} dataSource={contract.lines} pagination={false} data-testid="contract-lines" />
      {totals && (
        <p className="ct-total">
          <span className="bw-muted">{t("line.total")}</span> <b data-testid="contract-gross"><MoneyText fen={totals.total.gross} sign /></b>{" "}
          <span data-testid="contract-capitals">{totals.capitals}</span>
        </p>
      )}
    </>
  );
}
