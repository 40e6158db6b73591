import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { ContractClause } from "../../api/types";
import { TextArea, TextInput, useUndoToast } from "../../components";
import type { PartProps } from "./Parties";
import { moveClause, TOPICS } from "./topics";

/** The clauses in their order; what a contract must hold and does not is named above by the problems. */
export function Clauses({ contract, onChange, frozen }: PartProps & { frozen: boolean }) {
  const { t } = useTranslation("contract");
  const { clauses } = contract;
  const put = (next: ContractClause[], kind?: string) => onChange({ clauses: next }, kind);
  const add = () => put([...clauses, { topic: "other", title: "", text: "" }]);
  const actions = useRowActions({ contract, onChange });
  return (
    <>
      {clauses.map((clause, index) => {
        const n = index + 1;
        const set = (change: Partial<ContractClause>, kind: string) =>
          put(clauses.map((each, at) => (at === index ? { ...each, ...change } : each)), `clause-${index}-${kind}`);
        return (
          <section key={index} className="ct-clause" data-testid={`contract-clause-${n}`}>
            <span className="ct-number">{n}</span>
            <Select
              value={clause.topic}
              options={TOPICS.map((topic) => ({ value: topic, label: t(`topic.${topic}`) }))}
              onChange={(topic) => set({ topic }, "topic")}
              aria-label={t("clause.topic")}
              data-testid={`contract-clause-topic-${n}`}
            />
            <TextInput value={clause.title} onChange={(title) => set({ title }, "title")} placeholder={t("clause.title")} data-testid={`contract-clause-title-${n}`} />
            {!frozen && (
              <span className="wk-buttons">
                <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} onClick={() => put(moveClause(clauses, index, -1))} aria-label={t("clause.up")} data-testid={`contract-clause-up-${n}`} />
                <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === clauses.length - 1} onClick={() => put(moveClause(clauses, index, 1))} aria-label={t("clause.down")} data-testid={`contract-clause-down-${n}`} />
                <Button size="small" onClick={() => actions.remove(index)} data-testid={`contract-clause-remove-${n}`}>{t("clause.remove")}</Button>
              </span>
            )}
            <TextArea value={clause.text} onChange={(text) => set({ text }, "text")} placeholder={t("clause.text")} autoSize={{ minRows: 2, maxRows: 16 }} data-testid={`contract-clause-text-${n}`} />
          </section>
        );
      })}
      {!frozen && <Button onClick={add} data-testid="contract-clause-add">{t("clause.add")}</Button>}
    </>
  );
}

function useRowActions({ contract, onChange }: PartProps) {
  const { t } = useTranslation("common");
  const offerUndo = useUndoToast();
  return {
    remove: (index: number) => {
      const before = contract.clauses;
      onChange({ clauses: before.filter((_, at) => at !== index) });
      offerUndo(t("removed", { name: before[index]?.title ?? "" }), () => onChange({ clauses: before }));
    },
  };
}
