import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuotationApprove } from "../../api";
import type { QuotationView } from "../../api/types";
import { ErrorNote, Field, groupedYuan, TextInput } from "../../components";

/** Prices that somebody has to allow, and who did. Never printed. */
export function Approval({ view, flush }: { view: QuotationView; flush: () => Promise<boolean> }) {
  const { t } = useTranslation("quotation");
  const approve = useQuotationApprove();
  const [by, setBy] = useState("");
  const [note, setNote] = useState("");
  const { id, status, approval } = view.quotation;
  if (approval && (view.approved || status !== "draft")) {
    return (
      <p className="wk-note" data-testid="quotation-approved">
        {t("approval.given", { by: approval.by, on: approval.on, total: groupedYuan(approval.total), note: approval.note })}
      </p>
    );
  }
  if (view.to_approve.length === 0) return null;
  const give = async () => {
    if (await flush()) approve.mutate({ id, by, note, on: null });
  };
  return (
    <section className="wk-problems" data-testid="quotation-approval">
      <h3>{t("approval.title")}</h3>
      <ul>
        {view.to_approve.map((problem, index) => <li key={`${problem.field}-${index}`}>{problem.message}</li>)}
      </ul>
      {approval && <p className="bw-muted">{t("approval.void", { by: approval.by, total: groupedYuan(approval.total) })}</p>}
      <ErrorNote error={approve.error} />
      <div className="wk-two">
        <Field label={t("approval.by")} name="approval_by">
          {(field) => <TextInput id={field} value={by} onChange={setBy} data-testid="approval-by" />}
        </Field>
        <Field label={t("approval.note")} name="approval_note">
          {(field) => <TextInput id={field} value={note} onChange={setNote} data-testid="approval-note" />}
        </Field>
      </div>
      <Button onClick={() => void give()} loading={approve.isPending} data-testid="quotation-approve">{t("approval.give")}</Button>
    </section>
  );
}
