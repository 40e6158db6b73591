import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useBidCheck } from "../../api";
import type { CheckReport, FindingTold, Severity } from "../../api/types";
import { clockText, ErrorNote, StateTag, useLater } from "../../components";
import { findingPlace, partPlace, useBench } from "./bench";
import { Frame } from "./Frame";

const ORDER: readonly Severity[] = ["red", "amber"];

/** Why this bid could be rejected: checked on the model and on the finished volume read back. */
export function Check() {
  const { t } = useTranslation("bid");
  const { view, form } = useBench();
  const check = useBidCheck(view.bid.id, { enabled: false });
  const { refetch } = check;
  const { flush } = form;
  const late = useLater(check.isFetching, 500);
  const run = async () => {
    if (await flush()) await refetch();
  };
  // A report of an earlier visit says nothing about what was changed since.
  useEffect(() => {
    void flush().then((stored) => (stored ? refetch() : null));
  }, [flush, refetch]);
  const report = check.data;
  return (
    <Frame>
      <div className="wk-pad bd-check">
        <div className="wk-line">
          <Button type="primary" onClick={run} loading={check.isFetching} data-testid="check-run">{t("check.run")}</Button>
          {report && <Verdict report={report} />}
          {late && <span className="bw-muted" role="status">{t("check.busy")}</span>}
          {report && !check.isFetching && <span className="bw-muted">{t("check.at", { time: clockText(new Date(check.dataUpdatedAt)) })}</span>}
        </div>
        <ErrorNote error={check.error} />
        {report && report.findings.length === 0 && <p className="wk-note" data-testid="check-clean">{t("check.clean")}</p>}
        {report && <Findings report={report} />}
        {report && report.red === 0 && <p><Link to={partPlace(view.bid.id, "documents")} data-testid="check-to-documents">{t("check.toDocuments")}</Link></p>}
      </div>
    </Frame>
  );
}

function Verdict({ report }: { report: CheckReport }) {
  const { t } = useTranslation("bid");
  return (
    <span className="wk-line" data-testid="check-verdict" data-red={report.red} data-amber={report.amber}>
      {report.red > 0 ? <StateTag tone="red" shape="●">{t("check.red", { count: report.red })}</StateTag> : <StateTag tone="green" shape="✓">{t("check.green")}</StateTag>}
      {report.amber > 0 && <StateTag tone="amber" shape="▲">{t("check.amber", { count: report.amber })}</StateTag>}
      <span className="bw-muted">{report.pages === null ? t("check.noPages") : t("check.pages", { count: report.pages })}</span>
    </span>
  );
}

function Findings({ report }: { report: CheckReport }) {
  const sorted = ORDER.flatMap((severity) => report.findings.filter((finding) => finding.severity === severity));
  return (
    <ol className="bd-findings">
      {sorted.map((finding, index) => <FindingRow key={index} finding={finding} number={index + 1} />)}
    </ol>
  );
}

function FindingRow({ finding, number }: { finding: FindingTold; number: number }) {
  const { t } = useTranslation("bid");
  const { view } = useBench();
  const red = finding.severity === "red";
  return (
    <li className={red ? "bd-finding bd-finding-red" : "bd-finding"} data-testid={`finding-${number}`} data-rule={finding.rule} data-severity={finding.severity}>
      <span className={red ? "bw-red" : "bw-amber"}><span aria-hidden>{red ? "●" : "▲"}</span><span className="bw-hidden">{t(red ? "check.redWord" : "check.amberWord")}</span></span>
      <span>
        {finding.message}
        <span className="bd-mend">{finding.mend}</span>
      </span>
      <Link to={findingPlace(view.bid.id, finding.place)} data-testid={`finding-go-${number}`}>{t("check.go")}</Link>
    </li>
  );
}
