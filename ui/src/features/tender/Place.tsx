import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Loc } from "../../api/types";

/** Where it was read; a click shows it in the document. */
export function Place({ at, onShow, testId }: { at: Loc | null; onShow: (at: Loc | null) => void; testId: string }) {
  const { t } = useTranslation("tender");
  if (!at) return <span className="bw-muted td-place">{t("noPlace")}</span>;
  return (
    <Button size="small" type="link" className="td-place" onClick={() => onShow(at)} data-testid={testId}>
      {at.page === null ? t("place.block", { block: at.block + 1 }) : t("place.page", { page: at.page })}
    </Button>
  );
}
