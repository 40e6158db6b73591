import { Button, Input, Select, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import type { Effect, LegendEntry, Loc, Tender } from "../../api/types";
import { Place } from "./Place";

const EFFECTS: readonly Effect[] = ["substantive", "important", "scored", "core_product"];

type Row = LegendEntry & { index: number };

/** What each mark means in this tender. */
export function LegendTab({ tender, onChange, onShow }: {
  tender: Tender;
  onChange: (change: Partial<Tender>, kind?: string) => void;
  onShow: (at: Loc | null) => void;
}) {
  const { t } = useTranslation(["tender", "common"]);
  const { legend } = tender;
  const set = (index: number, change: Partial<LegendEntry>) =>
    onChange({ legend: legend.map((entry, at) => (at === index ? { ...entry, ...change } : entry)) }, `legend-${index}`);
  const columns: TableColumnsType<Row> = [
    {
      title: t("legend.mark"), width: 84,
      render: (_, row) => <Input value={row.mark} maxLength={4} onChange={(event) => set(row.index, { mark: event.target.value })} aria-label={t("legend.mark")} data-testid={`legend-mark-${row.index + 1}`} />,
    },
    {
      title: t("legend.effect"), width: 150,
      render: (_, row) => (
        <Select
          value={row.effect}
          options={EFFECTS.map((effect) => ({ value: effect, label: t(`common:effect.${effect}`) }))}
          onChange={(effect) => set(row.index, { effect })}
          style={{ width: "100%" }}
          data-testid={`legend-effect-${row.index + 1}`}
        />
      ),
    },
    { title: t("legend.quote"), render: (_, row) => <>{row.quote} <Place at={row.at} onShow={onShow} testId={`legend-place-${row.index + 1}`} /></> },
    {
      width: 76,
      render: (_, row) => (
        <Button size="small" onClick={() => onChange({ legend: legend.filter((_, at) => at !== row.index) })} data-testid={`legend-remove-${row.index + 1}`}>
          {t("common:remove")}
        </Button>
      ),
    },
  ];
  return (
    <div className="td-tab wk-pad">
      <p className="wk-note">{t("legend.help")}</p>
      <Table<Row> size="small" rowKey="index" columns={columns} dataSource={legend.map((entry, index) => ({ ...entry, index }))} pagination={false} locale={{ emptyText: t("legend.none") }} />
      <div>
        <Button onClick={() => onChange({ legend: [...legend, { mark: "★", effect: "substantive", quote: "", at: null }] })} data-testid="legend-add">{t("legend.add")}</Button>
      </div>
    </div>
  );
}
