import { useTranslation } from "react-i18next";
import type { Currency, QuotationMargin, QuotationTotals, Told } from "../../api/types";
import { ErrorNote, MoneyText, PercentText } from "../../components";

type TotalsProps = {
  totals: QuotationTotals | null;
  margin: QuotationMargin | null;
  currency: Currency;
  /** What cannot be computed. */
  problem: Told | null;
};

/** Totals per rate and in all, figures and capitals, as every document prints them; the margin for ourselves. */
export function Totals({ totals, margin, currency, problem }: TotalsProps) {
  const { t } = useTranslation("quotation");
  if (!totals) {
    return (
      <>
        <ErrorNote error={problem} tone="warning" />
        <p className="wk-note" data-testid="quotation-totals-none">{t("totals.none")}</p>
      </>
    );
  }
  const sum = totals.total;
  return (
    <div className="wk-totals" data-testid="quotation-totals">
      {totals.discount !== 0 && (
        <p data-testid="quotation-discount">
          <span className="bw-muted">{t("totals.before")}</span> <MoneyText fen={totals.before_discount} />{"　"}
          <span className="bw-muted">{t("field.total_discount")}</span> <MoneyText fen={-totals.discount} />
        </p>
      )}
      <table>
        <thead>
          <tr><th>{t("totals.rate")}</th><th>{t("totals.net")}</th><th>{t("totals.tax")}</th><th>{t("totals.gross")}</th></tr>
        </thead>
        <tbody>
          {totals.rates.map(([rate, split]) => (
            <tr key={rate}>
              <td><PercentText basisPoints={rate} /></td>
              <td><MoneyText fen={split.net} /></td>
              <td><MoneyText fen={split.tax} /></td>
              <td><MoneyText fen={split.gross} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{t("totals.total")} {currency}</th>
            <td data-testid="quotation-net"><MoneyText fen={sum.net} /></td>
            <td data-testid="quotation-tax"><MoneyText fen={sum.tax} /></td>
            <td data-testid="quotation-gross"><MoneyText fen={sum.gross} /></td>
          </tr>
        </tfoot>
      </table>
      <p><span className="bw-muted">{t("totals.capitals")}</span> <span data-testid="quotation-capitals">{totals.capitals || totals.words}</span></p>
      {margin && margin.cost !== 0 && (
        <p className="bw-amber" data-testid="quotation-margin">
          {t("totals.cost")} <MoneyText fen={margin.cost} />{"　"}{t("totals.margin")} <MoneyText fen={margin.margin} />
          {margin.ratio !== null && <>{" ("}<PercentText basisPoints={margin.ratio} />{")"}</>}
          {margin.without_cost > 0 && ` ${t("totals.withoutCost", { count: margin.without_cost })}`}
        </p>
      )}
    </div>
  );
}

/** What stands in the way of issuing, each with its mend. */
export function Problems({ problems }: { problems: readonly Told[] }) {
  const { t } = useTranslation("quotation");
  if (problems.length === 0) return null;
  return (
    <section className="wk-problems" data-testid="quotation-problems">
      <h3>{t("problems.title")}</h3>
      <ul>
        {problems.map((problem, index) => (
          <li key={`${problem.code}-${problem.field}-${index}`} data-testid={`quotation-problem-${index + 1}`}>
            {problem.message} <span className="bw-muted">{problem.mend}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
