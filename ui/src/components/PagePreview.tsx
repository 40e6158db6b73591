import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "./notes";
import "./preview.css";
import { useRemembered } from "./remember";
import type { Problem } from "./useAutosave";
import { useLater } from "./useLater";

export type PreviewedPage = { svg: string; page: number; pages: number };

/** The picture of a page as a blob: URL; the old one stays until the new one is decoded. */
function usePicture(svg: string | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === undefined) return undefined;
    let dropped = false;
    const fresh = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    const image = new Image();
    const show = () => {
      if (dropped) URL.revokeObjectURL(fresh);
      else setUrl((old) => {
        if (old !== null) setTimeout(() => URL.revokeObjectURL(old), 1000);
        return fresh;
      });
    };
    image.onload = show;
    image.onerror = show;
    image.src = fresh;
    return () => {
      dropped = true;
    };
  }, [svg]);
  return url;
}

/** A live page beside the document being edited: page up and down, fit to width or larger. */
export function PagePreview({ page, onPage, busy = false, error, testId = "preview" }: {
  page: PreviewedPage | null;
  /** Asks for another page, 1-based. */
  onPage: (page: number) => void;
  busy?: boolean;
  error?: Problem | null;
  testId?: string;
}) {
  const { t } = useTranslation("common");
  const [zoom, setZoom] = useRemembered<number>("preview.zoom", 100);
  const url = usePicture(page?.svg);
  const late = useLater(busy, 500);
  const at = page?.page ?? 1;
  const pages = page?.pages ?? 1;
  const go = (step: number) => {
    const next = Math.min(pages, Math.max(1, at + step));
    if (next !== at) onPage(next);
  };
  return (
    <div
      className="bw-preview"
      data-testid={testId}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== "PageDown" && event.key !== "PageUp") return;
        event.preventDefault();
        go(event.key === "PageDown" ? 1 : -1);
      }}
    >
      <div className="bw-preview-bar">
        <Button size="small" type="text" icon={<LeftOutlined />} disabled={at <= 1} onClick={() => go(-1)} aria-label={t("preview.back")} data-testid={`${testId}-back`} />
        <span className="bw-figure" data-testid={`${testId}-page`}>{page === null ? "" : t("preview.page", { page: at, pages })}</span>
        <Button size="small" type="text" icon={<RightOutlined />} disabled={at >= pages} onClick={() => go(1)} aria-label={t("preview.next")} data-testid={`${testId}-next`} />
        <span className="bw-muted bw-preview-busy">{late ? t("preview.busy") : ""}</span>
        <Segmented
          size="small"
          value={zoom}
          onChange={setZoom}
          options={[{ value: 100, label: t("preview.fit") }, { value: 150, label: "150 %" }, { value: 200, label: "200 %" }]}
        />
      </div>
      <ErrorNote error={error} />
      <div className="bw-preview-paper">
        {url !== null && <img src={url} alt={t("preview.page", { page: at, pages })} style={{ width: `${zoom}%` }} data-testid={`${testId}-image`} />}
      </div>
    </div>
  );
}
