import { SwapOutlined } from "@ant-design/icons";
import { Button, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCustomerMerge, useCustomerMergeUndo, useMergePreview, type Customer, type CustomerField } from "../../api";
import { ErrorNote, useUndoToast } from "../../components";

/** What a field says, for choosing. */
function said(customer: Customer, field: CustomerField): string {
  if (field === "bank") return `${customer.bank_name} ${customer.bank_account}`.trim();
  if (field === "invoice") return [customer.invoice.title, customer.invoice.tax_number, customer.invoice.bank_name, customer.invoice.bank_account].filter(Boolean).join(" · ");
  return customer[field] ?? "";
}

/** Two customers become one: which stays, and field by field whose value. */
export function MergeDialog({ one, other, onClose, onMerged }: { one: string; other: string; onClose: () => void; onMerged: (id: string) => void }) {
  const { t } = useTranslation("customer");
  const [turned, setTurned] = useState(false);
  const [take, setTake] = useState<CustomerField[]>([]);
  const request = { kept: turned ? other : one, gone: turned ? one : other, take };
  const preview = useMergePreview(request);
  const merge = useCustomerMerge();
  const undo = useCustomerMergeUndo();
  const undoable = useUndoToast();
  const shown = preview.data;
  const ready = shown !== undefined && shown.kept.id === request.kept && shown.gone.id === request.gone;
  const turn = () => {
    setTurned(!turned);
    setTake([]);
  };
  const run = () =>
    merge.mutate(request, {
      onSuccess: (done) => {
        onClose();
        onMerged(done.customer.id);
        undoable(t("merge.done", { gone: done.gone, kept: done.customer.name }), () => undo.mutate({ merge: done.merge, kept: done.customer.id }));
      },
    });
  return (
    <Modal
      open
      width={760}
      title={t("merge.title")}
      okText={t("merge.run")}
      onOk={run}
      onCancel={onClose}
      confirmLoading={merge.isPending}
      okButtonProps={{ disabled: !ready, "data-testid": "merge-ok" }}
      cancelButtonProps={{ "data-testid": "merge-cancel" }}
    >
      <ErrorNote error={merge.error ?? preview.error} />
      {ready && (
        <div className="cu-merge" data-testid="merge">
          <span />
          <b className="cu-cut" title={shown.kept.name}>{t("merge.kept")} {shown.kept.name}</b>
          <b className="cu-cut" title={shown.gone.name}>{t("merge.gone")} {shown.gone.name}</b>
          {shown.differing.map((field) => (
            <MergeRow key={field} field={field} kept={said(shown.kept, field)} gone={said(shown.gone, field)} taken={take.includes(field)} onTake={(taken) => setTake(taken ? [...take, field] : take.filter((old) => old !== field))} />
          ))}
          <p className="bw-muted cu-merge-note">{t(shown.differing.length === 0 ? "merge.nothing" : "merge.note")}</p>
          <Button size="small" icon={<SwapOutlined />} onClick={turn} data-testid="merge-turn">{t("merge.turn")}</Button>
        </div>
      )}
    </Modal>
  );
}

function MergeRow({ field, kept, gone, taken, onTake }: { field: CustomerField; kept: string; gone: string; taken: boolean; onTake: (taken: boolean) => void }) {
  const { t } = useTranslation("customer");
  return (
    <>
      <span className="bw-muted">{t(`fields.${field}`)}</span>
      <Radio checked={!taken} onChange={() => onTake(false)} data-testid={`merge-${field}-kept`}><span className="cu-value">{kept}</span></Radio>
      <Radio checked={taken} onChange={() => onTake(true)} data-testid={`merge-${field}-gone`}><span className="cu-value">{gone}</span></Radio>
    </>
  );
}
