import { CloseOutlined, FilePdfOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./picture.css";

export type PictureFile = { file: { name: string; media_type: string; size: number }; base64: string };

/** A stored scan or picture, small, with its name; a PDF shows its kind. The box keeps its size while it loads. */
export function Picture({ content, onRemove, actions, testId }: {
  content: PictureFile | undefined;
  onRemove?: () => void;
  /** What else can be done with the file, under its name. */
  actions?: ReactNode;
  testId: string;
}) {
  const { t } = useTranslation("common");
  const file = content?.file;
  return (
    <figure className="bw-picture" data-testid={testId}>
      <div className="bw-picture-box">
        {content && file?.media_type.startsWith("image/") && <img src={`data:${file.media_type};base64,${content.base64}`} alt={file.name} />}
        {file && !file.media_type.startsWith("image/") && <FilePdfOutlined />}
      </div>
      <figcaption title={file?.name}>{file?.name ?? ""}</figcaption>
      {actions}
      {onRemove && (
        <Button size="small" icon={<CloseOutlined />} onClick={onRemove} aria-label={t("remove")} title={t("remove")} data-testid={`${testId}-remove`} />
      )}
    </figure>
  );
}
