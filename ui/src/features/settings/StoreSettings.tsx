import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useDiscountLimit, useDiscountLimitSet, useExportedShow, useStartAgain, useStoreLock, useStoreVerify, type StartState } from "../../api";
import { ErrorNote, Field, PercentInput, Sheet, StateTag } from "../../components";

const COUNTED = ["customer", "product", "certificate", "tender", "quotation", "bid", "contract"] as const;

/** Where the store lies, what is in it, whether it is sound; lock; where exports go. */
export function StoreSettings({ state }: { state: StartState }) {
  const { t } = useTranslation(["settings", "common"]);
  const verify = useStoreVerify();
  const lock = useStoreLock();
  const show = useExportedShow();
  const again = useStartAgain();
  const limit = useDiscountLimit();
  const setLimit = useDiscountLimitSet();
  // What it holds was counted when the window opened.
  useEffect(() => void again(), [again]);
  if (state.status.status !== "open") return null;
  const { info } = state.status;
  const report = verify.data;
  return (
    <Sheet>
      <ErrorNote error={verify.error ?? lock.error ?? show.error ?? limit.error ?? setLimit.error} />
      <Field label={t("storePath")}>{(id) => <output id={id} className="bw-value" data-testid="store-path-shown">{info.path}</output>}</Field>
      <Field label={t("rows")}>
        {(id) => (
          <output id={id} className="bw-value">
            {COUNTED.filter((noun) => (info.counts[noun] ?? 0) > 0).map((noun) => `${t(`common:noun.${noun}`)} ${info.counts[noun]}`).join("  ·  ") || t("nothing")}
          </output>
        )}
      </Field>
      <Field label={t("check")} help={t("checkHelp")}>
        {(id) => <Button id={id} loading={verify.isPending} onClick={() => verify.mutate()} data-testid="store-verify">{t("verify")}</Button>}
      </Field>
      {report && (
        <Field label="">
          {() => (
            <div data-testid="store-verified" data-sound={report.sound}>
              {report.sound
                ? <StateTag tone="green" shape="✓">{t("sound", { entries: report.entries })}</StateTag>
                : <StateTag tone="red" shape="×">{t("unsound")}</StateTag>}
              {report.problems.map((problem, index) => <ErrorNote key={index} error={problem} />)}
            </div>
          )}
        </Field>
      )}
      <Field label={t("discountLimit")} help={t("discountLimitHelp")}>
        {(id) => <PercentInput id={id} value={limit.data ?? null} onChange={(value) => setLimit.mutate(value)} style={{ width: 120 }} data-testid="discount-limit" />}
      </Field>
      <Field label={t("lock")} help={t("lockHelp")}>
        {(id) => <Button id={id} loading={lock.isPending} onClick={() => lock.mutate()} data-testid="settings-lock">{t("lockNow")}</Button>}
      </Field>
      <Field label={t("exports")}>
        {(id) => (
          <span className="bw-value">
            <output id={id} data-testid="export-dir">{state.export_dir}</output>
            <Button type="link" size="small" onClick={() => show.mutate(state.export_dir)} data-testid="export-dir-show">{t("show")}</Button>
          </span>
        )}
      </Field>
      <Field label={t("version")}>{(id) => <output id={id} className="bw-value">{state.version}</output>}</Field>
    </Sheet>
  );
}
