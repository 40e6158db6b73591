import { Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuotationMark } from "../../api";
import type { LostReason, Outcome } from "../../api/types";
import { ErrorNote, Field, TextInput } from "../../components";

const REASONS: readonly LostReason[] = ["price", "fit", "competitor", "budget", "delivery", "cancelled", "other"];

/** How a quotation ended; a lost one says why. */
export function OutcomeDialog({ id, outcome, onClose }: { id: string; outcome: Outcome; onClose: () => void }) {
  const { t } = useTranslation(["quotation", "common"]);
  const mark = useQuotationMark();
  const [reason, setReason] = useState<LostReason | null>(null);
  const [note, setNote] = useState("");
  return (
    <Modal
      open
      title={t(`action.${outcome}`)}
      okText={t(`action.${outcome}`)}
      cancelText={t("common:cancel")}
      confirmLoading={mark.isPending}
      okButtonProps={{ disabled: outcome === "lost" && reason === null, "data-testid": "outcome-ok" }}
      onOk={() => mark.mutate({ id, outcome, reason, note }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <ErrorNote error={mark.error} />
      {outcome === "lost" && (
        <Field label={t("outcome.reason")} name="reason" required>
          {(field) => (
            <Select
              id={field}
              value={reason}
              onChange={setReason}
              options={REASONS.map((value) => ({ value, label: t(`outcome.${value}`) }))}
              style={{ width: "100%" }}
              data-testid="outcome-reason"
            />
          )}
        </Field>
      )}
      <Field label={t("outcome.note")} name="note">
        {(field) => <TextInput id={field} value={note} onChange={setNote} data-testid="outcome-note" />}
      </Field>
    </Modal>
  );
}
