import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EvaluationItem, Loc, RequiredDocument, Warning } from "../../api/types";
import { scaledText, StateTag } from "../../components";
import { Place } from "./Place";

type Show = { onShow: (at: Loc | null) => void };

type Numbered<T> = { row: T; number: number };

/** Rows in groups, each with its number in the whole list, from 1. */
function groupsOf<T>(rows: readonly T[], groupOf: (row: T) => string): [string, Numbered<T>[]][] {
  const groups = new Map<string, Numbered<T>[]>();
  rows.forEach((row, index) => {
    const group = groups.get(groupOf(row)) ?? [];
    group.push({ row, number: index + 1 });
    groups.set(groupOf(row), group);
  });
  return [...groups];
}

function Item({ at, onShow, testId, children }: Show & { at: Loc | null; testId: string; children: ReactNode }) {
  return <button type="button" className="td-item" onClick={() => onShow(at)} data-testid={testId}>{children}</button>;
}

/** Points in hundredths, so that 0.5 + 0.2 stays 0.7. */
const hundredths = (item: EvaluationItem) => Math.round((item.points ?? 0) * 100);

export function EvaluationTab({ items, onShow }: Show & { items: readonly EvaluationItem[] }) {
  const { t } = useTranslation("tender");
  if (items.length === 0) return <p className="td-tab bw-empty bw-muted">{t("none.evaluation")}</p>;
  return (
    <div className="td-tab" data-testid="tender-evaluation">
      {groupsOf(items, (item) => item.part).map(([part, rows]) => (
        <section key={part}>
          <div className="td-part">{part || t("evaluation.part")} <span className="bw-figure">{t("evaluation.points", { points: scaledText(rows.reduce((sum, { row }) => sum + hundredths(row), 0), 2) })}</span></div>
          {rows.map(({ row, number }) => (
            <Item key={number} at={row.at} onShow={onShow} testId={`evaluation-${number}`}>
              <span>{row.item}</span>
              <span className="bw-figure">{row.points === null ? "—" : t("evaluation.points", { points: scaledText(hundredths(row), 2) })}</span>
              <p>{row.criterion}</p>
            </Item>
          ))}
        </section>
      ))}
    </div>
  );
}

export function RequiredTab({ documents, onShow }: Show & { documents: readonly RequiredDocument[] }) {
  const { t } = useTranslation("tender");
  if (documents.length === 0) return <p className="td-tab bw-empty bw-muted">{t("none.required")}</p>;
  return (
    <div className="td-tab" data-testid="tender-required">
      {groupsOf(documents, (document) => document.group).map(([group, rows]) => (
        <section key={group}>
          <div className="td-part">{group || t("required.group")}</div>
          {rows.map(({ row, number }) => (
            <Item key={number} at={row.at} onShow={onShow} testId={`required-${number}`}>
              <span>{row.name}</span>
              <span>{row.form && <StateTag tone="ink" shape="▤">{t("required.form")}</StateTag>}</span>
            </Item>
          ))}
        </section>
      ))}
    </div>
  );
}

export function WarningsTab({ warnings, onShow }: Show & { warnings: readonly Warning[] }) {
  const { t, i18n } = useTranslation("tender");
  if (warnings.length === 0) return <p className="td-tab bw-empty bw-muted">{t("none.warnings")}</p>;
  const word = (code: string) => (i18n.exists(`tender:warning.${code}`) ? t(`warning.${code}`) : t("warning.other"));
  return (
    <div className="td-tab" data-testid="tender-warnings">
      {warnings.map((warning, index) => (
        <div key={index} className="td-warning" data-testid={`warning-${index + 1}`}>
          <StateTag tone="amber" shape="△">{word(warning.code)}</StateTag>
          <span>{warning.text}</span>
          <span className="wk-line">
            {warning.at.map((at, place) => <Place key={place} at={at} onShow={onShow} testId={`warning-${index + 1}-place-${place + 1}`} />)}
          </span>
        </div>
      ))}
    </div>
  );
}
