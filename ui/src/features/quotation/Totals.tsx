import { useTranslation } from "react-i18next";
import type { QuotationTotals, Told } from "../../api/types";
import { MoneyText, PercentText } from "../../components";

/** Totals per rate and in all, figures and capitals, as every document prints them. */
export function Totals({ totals }: { totals: QuotationTotals | null }) {
  const { t } = useTranslation("quotation");
  if (!totals) return <p className="wk-note" data-testid="quotation-totals-none">{t("totals.none")}</p>;
  const sum = totals.total;
  return (
    <div className="wk-totals" data-testid="quotation-totals">
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
            <th>{t("totals.total")}</th>
            <td data-testid="quotation-net"><MoneyText fen={sum.net} /></td>
            <td data-testid="quotation-tax"><MoneyText fen={sum.tax} /></td>
            <td data-testid="quotation-gross"><MoneyText fen={sum.gross} /></td>
          </tr>
        </tfoot>
      </table>
      <p><span className="bw-muted">{t("totals.capitals")}</span> <span data-testid="quotation-capitals">{totals.capitals}</span></p>
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
