import { useTranslation } from "react-i18next";
import { dateTimeText, daysUntil, groupedYuan, percentText, quantityText } from "./format";

/** An amount in fen, grouped, two decimals, right-aligned; nothing for none. */
export function MoneyText({ fen, sign }: { fen: number | null | undefined; sign?: boolean }) {
  if (fen === null || fen === undefined) return null;
  return <span className="bw-figure">{`${sign ? "¥ " : ""}${groupedYuan(fen)}`}</span>;
}

/** Basis points as `13 %`. */
export function PercentText({ basisPoints }: { basisPoints: number | null | undefined }) {
  if (basisPoints === null || basisPoints === undefined) return null;
  return <span className="bw-figure">{`${percentText(basisPoints)} %`}</span>;
}

export function QuantityText({ thousandths }: { thousandths: number | null | undefined }) {
  if (thousandths === null || thousandths === undefined) return null;
  return <span className="bw-figure">{quantityText(thousandths)}</span>;
}

/** A date or instant, `2026-06-18 09:00`; with `left`, how many days are left beside it. */
export function DateText({ date, left }: { date: string | null | undefined; left?: boolean }) {
  if (!date) return null;
  return (
    <span style={{ whiteSpace: "nowrap" }}>
      <time dateTime={date}>{dateTimeText(date)}</time>
      {left && <DaysLeft days={daysUntil(date)} />}
    </span>
  );
}

/** "还有 3 天": red when passed, amber within a week. Words as well as colour. */
export function DaysLeft({ days }: { days: number }) {
  const { t } = useTranslation("common");
  const tone = days < 0 ? "bw-red" : days <= 7 ? "bw-amber" : "bw-muted";
  const words = days < 0 ? t("days.passed", { count: -days }) : days === 0 ? t("days.today") : t("days.left", { count: days });
  return <span className={`bw-days ${tone}`}>{words}</span>;
}
