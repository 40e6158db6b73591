import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { blankOwnCompany, everything, useOwnCompanyList, type OwnCompany } from "../../api";
import { EmptyState, ErrorNote, placeOf } from "../../components";
import { CompanyForm } from "./CompanyForm";

/** Our own companies: names on the left when there are several, the form beside them. */
export function Companies({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const list = useOwnCompanyList(everything);
  const [fresh, setFresh] = useState<OwnCompany | null>(null);
  const rows = list.data?.rows ?? [];
  // The stored order is "newest change first"; names should not hop while one is edited.
  const sorted = [...rows].sort((a, b) => a.id.localeCompare(b.id));
  const stored = sorted.find((row) => row.id === chosen);
  const current = fresh !== null && (chosen === fresh.id || (stored === undefined && chosen !== undefined)) ? fresh : (stored ?? sorted[0]);

  const create = () => {
    const blank = blankOwnCompany();
    setFresh(blank);
    void navigate(placeOf("own_company", blank.id), { replace: true });
  };
  if (list.error) return <ErrorNote error={list.error} />;
  if (list.data === undefined) return null;
  if (current === undefined) {
    return <EmptyState text={t("company.empty")} action={{ label: t("company.new"), onClick: create, testId: "own-company-empty-new" }} />;
  }
  const shown = fresh !== null && !sorted.some((row) => row.id === fresh.id) && current.id === fresh.id ? [...sorted, fresh] : sorted;
  return (
    <div className="bw-companies">
      <nav aria-label={t("companies")}>
        {shown.map((row) => (
          <Button
            key={row.id}
            type="text"
            block
            className={row.id === current.id ? "bw-company-here" : ""}
            aria-current={row.id === current.id}
            onClick={() => void navigate(placeOf("own_company", row.id), { replace: true })}
            data-testid="own-company-row"
          >
            {row.name || t("company.new")}
          </Button>
        ))}
        <Button block onClick={create} data-testid="own-company-new">{t("company.new")}</Button>
      </nav>
      <CompanyForm
        key={current.id}
        company={current}
        fresh={current === fresh}
        stored={sorted.some((row) => row.id === current.id)}
        onGone={() => {
          setFresh(null);
          void navigate(placeOf("own_company"), { replace: true });
        }}
      />
    </div>
  );
}
