import { DownloadOutlined, ExportOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useConfirm } from "./confirm";

/**
 * Look at a stored file in the system's program, or save a copy of it. A plain copy leaves the store for
 * either, so the first one asks.
 */
export function FileActions({ name, busy = false, onOpen, onSave, compact = false, testId = "file" }: {
  name: string;
  busy?: boolean;
  onOpen: () => void;
  onSave?: () => void;
  /** Pictograms only. */
  compact?: boolean;
  testId?: string;
}) {
  const { t } = useTranslation("common");
  const confirm = useConfirm();
  const open = async () => {
    if (await confirm({ title: t("file.openTitle", { name }), text: t("file.openText"), ok: t("file.open") })) onOpen();
  };
  return (
    <span className="bw-file-actions">
      <Button size="small" icon={<ExportOutlined />} loading={busy} onClick={() => void open()} aria-label={t("file.open")} title={t("file.open")} data-testid={`${testId}-open`}>
        {compact ? null : t("file.open")}
      </Button>
      {onSave && (
        <Button size="small" icon={<DownloadOutlined />} onClick={onSave} aria-label={t("file.save")} title={t("file.saveName", { name })} data-testid={`${testId}-save`}>
          {compact ? null : t("file.save")}
        </Button>
      )}
    </span>
  );
}
