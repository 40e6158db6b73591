import { Input, type InputProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isComposing } from "./composing";
import { groupedYuan, parsePercent, parseQuantity, parseYuan, percentText, quantityText } from "./format";

type Kind = {
  parse: (text: string) => number | null;
  print: (value: number) => string;
  problem: "money" | "percent" | "quantity";
};

export type ScaledInputProps = Omit<InputProps, "value" | "onChange" | "defaultValue"> & {
  value?: number | null;
  /** Only whole units of the field's scale; null when the field was emptied. */
  onChange?: (value: number | null) => void;
  "data-testid"?: string;
};

/** Keeps the text as typed while the field has the focus; hands on a number as soon as the text is one. */
function ScaledInput({ kind, value, onChange, status, onFocus, onBlur, ...rest }: ScaledInputProps & { kind: Kind }) {
  const { t } = useTranslation("common");
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null || value === undefined ? "" : kind.print(value));
  const wrong = typed !== null && typed.trim() !== "" && kind.parse(typed) === null;

  const take = (text: string) => {
    setTyped(text);
    if (isComposing()) return;
    const parsed = text.trim() === "" ? null : kind.parse(text);
    if (text.trim() === "" || parsed !== null) onChange?.(parsed);
  };

  return (
    <Input
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      value={shown}
      status={wrong ? "error" : status}
      title={wrong ? t(`wrong.${kind.problem}`) : rest.title}
      aria-invalid={wrong}
      styles={{ input: { textAlign: "right", fontVariantNumeric: "tabular-nums" } }}
      onFocus={(event) => {
        event.target.select();
        onFocus?.(event);
      }}
      onChange={(event) => take(event.target.value)}
      onCompositionEnd={(event) => take(event.currentTarget.value)}
      onBlur={(event) => {
        // A wrong text stays to be mended; a right one is shown in its usual form.
        if (!wrong) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}

const MONEY: Kind = { parse: parseYuan, print: groupedYuan, problem: "money" };
const PERCENT: Kind = { parse: parsePercent, print: percentText, problem: "percent" };
const QUANTITY: Kind = { parse: parseQuantity, print: quantityText, problem: "quantity" };

/** Yuan as text, fen as value. */
export const MoneyInput = (props: ScaledInputProps) => <ScaledInput kind={MONEY} {...props} />;
/** Percent as text, basis points as value. */
export const PercentInput = (props: ScaledInputProps) => <ScaledInput kind={PERCENT} suffix="%" {...props} />;
/** Quantity as text, thousandths as value. */
export const QuantityInput = (props: ScaledInputProps) => <ScaledInput kind={QUANTITY} {...props} />;
