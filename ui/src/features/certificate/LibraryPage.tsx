import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { blankCertificate, everything, useCertificateGet, useCertificatePages, useOwnCompanyList, useRowsRemove, useRowsRestore, type Certificate, type OwnCompany, useListExport } from "../../api";
import { DateText, daysUntil, EmptyState, ErrorNote, ListPage, type ListColumns, placeOf, StateTag, useFresh, useListFilter, useRemoveMany } from "../../components";
import { CertificateForm } from "./CertificateForm";

/** Days before expiry from which a certificate is pointed out. */
const SOON = 60;

export function Validity({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation("certificate");
  if (certificate.expires_on === null) return <span className="bw-muted">{t("forever")}</span>;
  const days = daysUntil(certificate.expires_on);
  if (days < 0) return <StateTag tone="red" shape="×">{t("expired")}</StateTag>;
  if (days <= SOON) return <StateTag tone="amber" shape="△">{t("soon", { count: days })}</StateTag>;
  return <StateTag tone="green" shape="✓">{t("valid")}</StateTag>;
}

function useColumns(companies: readonly OwnCompany[]): ListColumns<Certificate> {
  const { t } = useTranslation("certificate");
  return useMemo(() => {
    const ownerOf = (row: Certificate) => companies.find((company) => company.id === row.owner)?.name ?? "";
    return [
      { key: "name", title: t("name"), dataIndex: "name", sorter: true },
      { key: "number", title: t("number"), dataIndex: "number", width: 150, wide: true },
      { key: "owner", title: t("owner"), wide: true, sorter: true, render: (_, row) => ownerOf(row) },
      {
        key: "expires_on", title: t("expires_on"), dataIndex: "expires_on", width: 120,
        sorter: true, render: (date: string | null) => <DateText date={date} />,
      },
      { key: "state", title: t("state"), width: 130, render: (_, row) => <Validity certificate={row} /> },
      { key: "scans", title: t("scans"), width: 80, wide: true, align: "right", render: (_, row) => row.scans.length },
    ];
  }, [companies, t]);
}

/** The library: certificates with owner, dates and scans. */
export function LibraryPage() {
  const { t } = useTranslation("certificate");
  const navigate = useNavigate();
  const { id: routed } = useParams();
  const filter = useListFilter();
  const exporting = useListExport("certificate");
  const many = useRemoveMany(useRowsRemove("certificate"), useRowsRestore("certificate"));
  const list = useCertificatePages(filter.request);
  const companies = useOwnCompanyList(everything);
  const owners = companies.data?.rows;
  const owner = owners?.[0];
  const fresh = useFresh(() => (owner === undefined ? null : blankCertificate(owner.id)));
  const isFresh = fresh !== null;
  const id = fresh?.id ?? routed;
  const inList = list.data?.rows.find((row) => row.id === id);
  const got = useCertificateGet(isFresh ? null : id);
  const row = isFresh ? fresh : (got.data ?? inList);

  const choose = (next: string | null) => void navigate(placeOf("certificate", next ?? undefined), { replace: true });
  const create = () => void navigate(`${placeOf("certificate")}?new=1`);
  const columns = useColumns(owners ?? []);
  const action = owner === undefined
    ? { label: t("company"), onClick: () => void navigate("/settings"), testId: "certificate-company" }
    : { label: t("new"), onClick: create, testId: "certificate-empty-new" };
  return (
    <ListPage
      title={t("title")}
      testId="certificate"
      rows={list.data?.rows}
      total={list.data?.total}
      rowId={(certificate) => certificate.id}
      columns={columns}
      loading={list.isPending}
      error={list.error ?? many.error ?? companies.error}
      filter={filter}
      exporting={exporting}
      more={list.more}
      removeMany={many}
      chosen={id ?? null}
      onChoose={choose}
      onOpen={() => document.querySelector<HTMLElement>("[data-testid=certificate-name]")?.focus()}
      create={owner === undefined ? undefined : { label: t("new"), run: create }}
      aside={
        row && owners ? (
          <CertificateForm key={row.id} certificate={row} owners={owners} fresh={isFresh} stored={inList !== undefined || !isFresh} onGone={() => choose(null)} />
        ) : got.error ? <div className="bw-sheet"><ErrorNote error={got.error} /></div> : undefined
      }
      empty={owners === undefined ? null : <EmptyState text={owner === undefined ? t("needCompany") : t("empty")} action={action} />}
    />
  );
}
