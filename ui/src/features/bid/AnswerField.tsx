import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** Milliseconds of rest before the rest of the page hears of what is typed. */
const REST = 150;

/** The answer being written. Letters appear at once; nothing typed is lost when the field goes away. */
export function AnswerField({ value, onChange, testId }: { value: string; onChange: (text: string) => void; testId: string }) {
  const { t } = useTranslation("bid");
  const [typed, setTyped] = useState<string | null>(null);
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const hand = () => {
    const now = waiting.current;
    waiting.current = null;
    if (!now) return;
    clearTimeout(now.timer);
    latest.current(now.text);
  };
  useEffect(() => hand, []);
  return (
    <Input.TextArea
      rows={2}
      value={typed ?? value}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(waiting.current?.timer);
        waiting.current = { text, timer: setTimeout(hand, REST) };
      }}
      onBlur={() => {
        hand();
        setTyped(null);
      }}
      placeholder={t("matrix.answerHint")}
      data-testid={testId}
    />
  );
}
