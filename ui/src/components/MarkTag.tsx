import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export type Tone = "red" | "amber" | "green" | "ink" | "plain";
export type MarkEffect = "substantive" | "scored" | "important" | "core_product";

/** A small state: a shape and a word, never colour alone. */
export function StateTag({ tone, shape, children, testId }: { tone: Tone; shape?: ReactNode; children: ReactNode; testId?: string }) {
  return (
    <span className={`bw-mark bw-mark-${tone}`} data-testid={testId}>
      {shape !== undefined && <b aria-hidden>{shape}</b>}
      {children}
    </span>
  );
}

const USUAL: Record<string, MarkEffect> = { "★": "substantive", "▲": "important" };
const TONES: Record<MarkEffect, Tone> = { substantive: "red", important: "amber", scored: "amber", core_product: "ink" };

/** A tender's mark with what it means there; `effect` comes from the tender's legend. `brief` leaves the word to the tooltip. */
export function MarkTag({ mark, effect, brief }: { mark: string; effect?: MarkEffect | undefined; brief?: boolean | undefined }) {
  const { t } = useTranslation("common");
  const meaning = effect ?? USUAL[mark];
  const word = meaning === undefined ? undefined : t(`effect.${meaning}`);
  return (
    <span className={`bw-mark bw-mark-${meaning === undefined ? "plain" : TONES[meaning]}`} title={word}>
      <b>{mark}</b>
      {brief ? <span className="bw-hidden">{word}</span> : word}
    </span>
  );
}
