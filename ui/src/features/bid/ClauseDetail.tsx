import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ResponseRow } from "../../api/types";
import { placeOf, StateTag } from "../../components";

/** The whole clause, and a note of our own that is not printed as the answer. */
export function ClauseDetail({ row, frozen, onNote }: { row: ResponseRow; frozen: boolean; onNote: (note: string) => void }) {
  const { t } = useTranslation("bid");
  const { clause } = row;
  return (
    <section className="bd-detail" data-testid="response-detail">
      <header className="wk-line">
        <b>{[clause.number, clause.title].filter(Boolean).join(" ")}</b>
        {row.substantive && <StateTag tone="red" shape="★">{t("matrix.substantive")}</StateTag>}
        {clause.at?.page && <span className="bw-muted">{t("matrix.page", { page: clause.at.page })}</span>}
        <Link to={`${placeOf("tender", clause.tender)}?clause=${clause.id}`} data-testid="response-to-tender">{t("matrix.inTender")}</Link>
        {!frozen && <span className="bw-muted bd-keys">{t("matrix.keys")}</span>}
      </header>
      <p>{clause.text}</p>
      {frozen ? (
        row.response?.note && <p className="bw-muted">{row.response.note}</p>
      ) : (
        <Input size="small" value={row.response?.note ?? ""} onChange={(event) => onNote(event.target.value)} placeholder={t("matrix.note")} data-testid="response-note" />
      )}
    </section>
  );
}
