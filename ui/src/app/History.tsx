import { HistoryOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import type { Noun } from "../api";

// Not part of the first screen.
const HistoryDrawer = lazy(async () => ({ default: (await import("./HistoryDrawer")).HistoryDrawer }));

/** What stands at the address: the first step of the path names the noun, the second is the id. */
const NOUNS: Record<string, Noun> = {
  customers: "customer", products: "product", library: "certificate", settings: "own_company",
  quotations: "quotation", tenders: "tender", bids: "bid", contracts: "contract",
};
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The record that the page shows, if it shows one. */
function recordAt(pathname: string): { noun: Noun; id: string } | null {
  const [, first = "", id = ""] = pathname.split("/");
  const noun = NOUNS[first];
  return noun !== undefined && ID.test(id) ? { noun, id } : null;
}

/** The button in the top line while a record is open, and the drawer with its history. */
export function History() {
  const { t } = useTranslation("shell");
  const record = recordAt(useLocation().pathname);
  /** Whether the drawer is open; null: it never was. */
  const [open, setOpen] = useState<boolean | null>(null);
  if (record === null) return null;
  return (
    <>
      <Button size="small" type="text" icon={<HistoryOutlined />} onClick={() => setOpen(true)} aria-label={t("history.title")} title={t("history.title")} data-testid="history-open" />
      {open !== null && (
        <Suspense fallback={null}>
          <HistoryDrawer noun={record.noun} id={record.id} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
