import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { everything, useCertificateList, useOwnCompanyList } from "../../api";
import type { Certificate } from "../../api/types";
import { DateText, EmptyState, ErrorNote, placeOf, SheetPart, StateTag } from "../../components";
import { useBench } from "./bench";
import { Frame } from "./Frame";

/** Which certificates go into the volume, in print order. */
export function Certificates() {
  const { t } = useTranslation("bid");
  const { form, frozen } = useBench();
  const [search, setSearch] = useState("");
  const all = useCertificateList(everything);
  const found = useCertificateList({ ...everything, search });
  const chosen = form.draft.certificates;
  const byId = new Map((all.data?.rows ?? []).map((row) => [row.id, row]));
  const rest = (found.data?.rows ?? []).filter(({ id }) => !chosen.includes(id));
  const put = (certificates: string[]) => form.change({ certificates });
  const move = (index: number, by: 1 | -1) => {
    const next = [...chosen];
    const [id] = next.splice(index, 1);
    if (id === undefined) return;
    next.splice(index + by, 0, id);
    put(next);
  };
  const none = all.data?.total === 0;
  return (
    <Frame>
      <div className="wk-pad bd-certificates">
        <ErrorNote error={all.error ?? found.error} />
        {form.state.phase === "failed" && <ErrorNote error={form.state.problem} />}
        <SheetPart title={t("certificate.chosen", { count: chosen.length })}>
          {chosen.length === 0 && <p className="bw-muted">{t("certificate.none")}</p>}
          <ol>
            {chosen.map((id, index) => {
              const certificate = byId.get(id);
              return (
                <CertificateRow key={id} certificate={certificate} testId={`bid-certificate-${index + 1}`}>
                  {!frozen && (
                    <>
                      <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} onClick={() => move(index, -1)} aria-label={t("chapter.up")} data-testid={`bid-certificate-up-${index + 1}`} />
                      <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === chosen.length - 1} onClick={() => move(index, 1)} aria-label={t("chapter.down")} data-testid={`bid-certificate-down-${index + 1}`} />
                      <Button size="small" onClick={() => put(chosen.filter((other) => other !== id))} data-testid={`bid-certificate-remove-${index + 1}`}>{t("certificate.leaveOut")}</Button>
                    </>
                  )}
                </CertificateRow>
              );
            })}
          </ol>
        </SheetPart>
        {!frozen && (
          <SheetPart title={t("certificate.library")} extra={<Link to={placeOf("certificate")} data-testid="bid-to-library">{t("certificate.toLibrary")}</Link>}>
            {none ? (
              <EmptyState text={t("certificate.libraryEmpty")} />
            ) : (
              <>
                <Input allowClear value={search} placeholder={t("certificate.search")} onChange={(event) => setSearch(event.target.value)} style={{ maxWidth: 320 }} data-testid="certificate-search" />
                <ol>
                  {rest.map((certificate, index) => (
                    <CertificateRow key={certificate.id} certificate={certificate} testId={`certificate-${index + 1}`}>
                      <Button size="small" onClick={() => put([...chosen, certificate.id])} data-testid={`certificate-add-${index + 1}`}>{t("certificate.take")}</Button>
                    </CertificateRow>
                  ))}
                </ol>
              </>
            )}
          </SheetPart>
        )}
      </div>
    </Frame>
  );
}

function CertificateRow({ certificate, children, testId }: { certificate: Certificate | undefined; children: React.ReactNode; testId: string }) {
  const { t } = useTranslation("bid");
  const { view, form } = useBench();
  const companies = useOwnCompanyList(everything);
  const [params] = useSearchParams();
  if (!certificate) return <li className="bd-certificate" data-testid={testId}><span className="bw-muted">{t("certificate.gone")}</span><span className="wk-buttons">{children}</span></li>;
  const owner = companies.data?.rows.find(({ id }) => id === certificate.owner)?.name ?? "";
  const other = form.draft.own_company !== null && certificate.owner !== form.draft.own_company;
  const deadline = view.tender.facts.submission_deadline?.value.slice(0, 10);
  const expired = certificate.expires_on !== null && deadline !== undefined && certificate.expires_on < deadline;
  return (
    <li className={params.get("focus") === certificate.id ? "bd-certificate bd-certificate-here" : "bd-certificate"} data-testid={testId}>
      <span className="bd-certificate-name">
        <Link to={placeOf("certificate", certificate.id)}>{certificate.name}</Link>
        <span className="bw-muted">{[certificate.number, owner].filter(Boolean).join(" · ")}</span>
      </span>
      <span className="bd-certificate-state">
        {certificate.expires_on ? <>{t("certificate.until")} <DateText date={certificate.expires_on} /></> : <span className="bw-muted">{t("certificate.unlimited")}</span>}
        {expired && <StateTag tone="red" shape="✕">{t("certificate.expired")}</StateTag>}
        {other && <StateTag tone="amber" shape="△">{t("certificate.other")}</StateTag>}
        {certificate.scans.length === 0 && <StateTag tone="amber" shape="△">{t("certificate.noScan")}</StateTag>}
      </span>
      <span className="wk-buttons">{children}</span>
    </li>
  );
}
