import { Button, Progress } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "./useAutosave";
import { useLater } from "./useLater";

/** A failure in words with its mend; `action` is the button that mends it. */
export function ErrorNote({ error, tone = "error", action, testId = "error-note" }: {
  error: Problem | null | undefined;
  tone?: "error" | "warning";
  action?: ReactNode;
  testId?: string;
}) {
  if (!error) return null;
  return (
    <div className={`bw-error ${tone === "warning" ? "bw-error-warning" : ""}`} role="alert" data-testid={testId} data-code={error.code}>
      <div>
        <p>{error.message}</p>
        {error.mend ? <p className="bw-error-mend">{error.mend}</p> : null}
      </div>
      {action && <div className="bw-error-act">{action}</div>}
    </div>
  );
}

export type EmptyAction = { label: string; onClick: () => void; testId: string; loading?: boolean };

/** Nothing here yet: one sentence what it is for, one button, at most two more. */
export function EmptyState({ text, action, second, third, testId = "empty" }: { text: string; action?: EmptyAction; second?: EmptyAction; third?: EmptyAction; testId?: string }) {
  return (
    <div className="bw-empty" data-testid={testId}>
      <p>{text}</p>
      <div className="bw-empty-actions">
        {action && (
          <Button type="primary" onClick={action.onClick} loading={action.loading ?? false} data-testid={action.testId}>
            {action.label}
          </Button>
        )}
        {[second, third].map((more) => more && (
          <Button key={more.testId} onClick={more.onClick} loading={more.loading ?? false} data-testid={more.testId}>
            {more.label}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** Long work: appears after half a second, with amount and cancel. */
export function WorkProgress({ running, done, total, label, onCancel, testId = "progress" }: {
  running: boolean;
  done: number;
  total: number;
  label: string;
  onCancel?: () => void;
  testId?: string;
}) {
  const { t } = useTranslation("common");
  const shown = useLater(running, 500);
  if (!shown) return null;
  const percent = total > 0 ? Math.floor((done * 100) / total) : 0;
  return (
    <div className="bw-progress" role="status" data-testid={testId}>
      <span>{label}</span>
      <Progress percent={percent} showInfo={false} size="small" />
      <span className="bw-figure bw-muted">{total > 0 ? `${done} / ${total}` : ""}</span>
      {onCancel && (
        <Button size="small" onClick={onCancel} data-testid={`${testId}-cancel`}>
          {t("cancel")}
        </Button>
      )}
    </div>
  );
}
