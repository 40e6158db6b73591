import { Button, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { newId } from "../../api";
import type { Instalment } from "../../api/types";
import { MoneyInput, MoneyText, PercentInput, StateTag, TextArea, TextInput } from "../../components";
import { difference, settleLast, withAmount, withShare } from "./instalments";
import type { PartProps } from "./Parties";

/** When how much is paid. The amounts must sum to the total to the fen. */
export function Instalments({ contract, onChange, total, frozen }: PartProps & { total: number; frozen: boolean }) {
  const { t } = useTranslation(["contract", "common"]);
  const { instalments } = contract;
  const open = difference(total, instalments);
  const put = (next: Instalment[], kind?: string) => onChange({ instalments: next }, kind);
  const set = (id: string, change: (old: Instalment) => Instalment, kind: string) =>
    put(instalments.map((each) => (each.id === id ? change(each) : each)), `${id}.${kind}`);
  const columns: TableColumnsType<Instalment> = [
    {
      title: t("instalment.name"), width: 104,
      render: (_, row, index) => <TextInput value={row.name} onChange={(name) => set(row.id, (old) => ({ ...old, name }), "name")} data-testid={`instalment-name-${index + 1}`} />,
    },
    {
      title: t("instalment.condition"),
      render: (_, row, index) => <TextArea autoSize={{ minRows: 1, maxRows: 4 }} value={row.condition} onChange={(condition) => set(row.id, (old) => ({ ...old, condition }), "condition")} data-testid={`instalment-condition-${index + 1}`} />,
    },
    {
      title: t("instalment.share"), width: 92, align: "right",
      render: (_, row, index) => <PercentInput value={row.share} onChange={(share) => set(row.id, (old) => withShare(total, old, share ?? 0), "share")} data-testid={`instalment-share-${index + 1}`} />,
    },
    {
      title: t("instalment.amount"), width: 132, align: "right",
      render: (_, row, index) => <MoneyInput value={row.amount} onChange={(amount) => set(row.id, (old) => withAmount(total, old, amount ?? 0), "amount")} data-testid={`instalment-amount-${index + 1}`} />,
    },
  ];
  if (!frozen) {
    columns.push({
      width: 64,
      render: (_, row, index) => (
        <Button size="small" onClick={() => put(instalments.filter((each) => each.id !== row.id))} data-testid={`instalment-remove-${index + 1}`}>{t("common:remove")}</Button>
      ),
    });
  }
  const settled = settleLast(total, instalments);
  return (
    <>
      <Table<Instalment> className="ct-table" size="small" rowKey="id" columns={columns} dataSource={instalments} pagination={false} locale={{ emptyText: t("instalment.none") }} />
      <div className="wk-line ct-line">
        {!frozen && (
          <Button size="small" onClick={() => put([...instalments, { id: newId(), name: "", condition: "", share: 0, amount: 0 }])} data-testid="instalment-add">
            {t("instalment.add")}
          </Button>
        )}
        <span className="ct-difference" data-testid="instalment-difference" data-fen={open}>
          {open === 0 ? (
            <StateTag tone="green" shape="✓">{t("instalment.even")}</StateTag>
          ) : (
            <StateTag tone="red" shape="≠">{t(open > 0 ? "instalment.short" : "instalment.over")} <MoneyText fen={Math.abs(open)} sign /></StateTag>
          )}
        </span>
        {!frozen && open !== 0 && difference(total, settled) === 0 && (
          <Button size="small" onClick={() => put(settled)} data-testid="instalment-settle">{t("instalment.settle")}</Button>
        )}
      </div>
    </>
  );
}
