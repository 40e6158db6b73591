import { Button, Modal, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDuplicatePairs, type DuplicatePair } from "../../api";
import { ErrorNote } from "../../components";
import { useReasons } from "./DuplicateNote";
import { MergeDialog } from "./MergeDialog";

/** Looks through all customers for such that are stored twice. */
export function DuplicatePairs({ onMerged }: { onMerged: (id: string) => void }) {
  const { t } = useTranslation("customer");
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<DuplicatePair | null>(null);
  const words = useReasons();
  const pairs = useDuplicatePairs(open);
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="customer-find-duplicates">{t("duplicate.find")}</Button>
      <Modal open={open} width={860} title={t("duplicate.find")} footer={null} onCancel={() => setOpen(false)}>
        <ErrorNote error={pairs.error} />
        <Table<DuplicatePair>
          data-testid="duplicate-pairs"
          size="small"
          rowKey={(pair) => `${pair.one} ${pair.other}`}
          loading={pairs.isPending}
          dataSource={pairs.data ?? []}
          pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: t("duplicate.none") }}
          columns={[
            { title: t("duplicate.pair"), render: (_, pair) => <><div className="cu-value">{pair.one_name}</div><div className="cu-value">{pair.other_name}</div></> },
            { title: t("duplicate.why"), width: 260, render: (_, pair) => words(pair.reasons) },
            { width: 96, render: (_, pair) => <Button size="small" onClick={() => setChosen(pair)} data-testid="duplicate-merge">{t("merge.open")}</Button> },
          ]}
        />
      </Modal>
      {chosen && <MergeDialog one={chosen.one} other={chosen.other} onClose={() => setChosen(null)} onMerged={onMerged} />}
    </>
  );
}
