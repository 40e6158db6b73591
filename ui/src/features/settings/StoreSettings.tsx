import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDiscountLimit, useDiscountLimitSet, useExportedShow, useStartAgain, useStoreForget, useStoreLock, useStoreMove, useStoreSwitch, useStoreVerify, type StartState, type StoreRow } from "../../api";
import { DateText, ErrorNote, Field, flushDrafts, PercentInput, Sheet, SheetPart, StateTag, TextInput } from "../../components";
import { countsText } from "./counts";

/** Where the store lies, what is in it, whether it is sound; the other stores of this machine. */
export function StoreSettings({ state }: { state: StartState }) {
  const { t } = useTranslation(["settings", "common"]);
  const verify = useStoreVerify();
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
    <Sheet testId="store-settings">
      <ErrorNote error={verify.error ?? show.error ?? limit.error ?? setLimit.error} />
      <Place key={info.path} path={info.path} />
      <Field label={t("rows")}>
        {(id) => <output id={id} className="bw-value">{countsText(info.counts, t) || t("nothing")}</output>}
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
                : <StateTag tone="red" shape="×">{t("unsound", { count: report.problems.length })}</StateTag>}
              {report.problems.map((problem, index) => <ErrorNote key={index} error={problem} />)}
            </div>
          )}
        </Field>
      )}
      <Field label={t("discountLimit")} help={t("discountLimitHelp")}>
        {(id) => <PercentInput id={id} value={limit.data ?? null} onChange={(value) => setLimit.mutate(value)} style={{ width: 120 }} data-testid="discount-limit" />}
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
      <Stores stores={state.stores} />
    </Sheet>
  );
}

/** The store's file, which can be moved and renamed. */
function Place({ path }: { path: string }) {
  const { t } = useTranslation(["settings", "common"]);
  const move = useStoreMove();
  const [to, setTo] = useState<string | null>(null);
  const problems = move.error === null ? [] : [{ message: move.error.message, mend: move.error.mend, field: move.error.field }];
  const go = async () => {
    if (to === null || to.trim() === "") return;
    await flushDrafts();
    move.mutate(to.trim());
  };
  if (to === null) {
    return (
      <Field label={t("storePath")}>
        {(id) => (
          <span className="bw-value">
            <output id={id} data-testid="store-path-shown">{path}</output>
            <Button type="link" size="small" onClick={() => setTo(path)} data-testid="store-move">{t("move.begin")}</Button>
          </span>
        )}
      </Field>
    );
  }
  return (
    <>
      {move.error !== null && move.error.field !== "path" && <ErrorNote error={move.error} />}
      <Field label={t("storePath")} name="path" problems={problems} help={t("move.help")}>
        {(id) => <TextInput id={id} autoFocus value={to} onChange={setTo} onPressEnter={() => void go()} disabled={move.isPending} data-testid="store-move-to" />}
      </Field>
      <Field label="">
        {() => (
          <span className="bw-row">
            <Button type="primary" loading={move.isPending} disabled={to.trim() === "" || to.trim() === path} onClick={() => void go()} data-testid="store-move-go">{t("move.go")}</Button>
            <Button disabled={move.isPending} onClick={() => setTo(null)} data-testid="store-move-cancel">{t("common:cancel")}</Button>
          </span>
        )}
      </Field>
    </>
  );
}

/** The stores of this machine; another one is opened here, or made after this one is left. */
function Stores({ stores }: { stores: readonly StoreRow[] }) {
  const { t } = useTranslation("settings");
  const forget = useStoreForget();
  const change = useStoreSwitch();
  const lock = useStoreLock();
  const go = async (run: () => void) => {
    await flushDrafts();
    run();
  };
  return (
    <SheetPart
      title={t("stores.title")}
      extra={<Button size="small" loading={lock.isPending} onClick={() => void go(() => lock.mutate())} data-testid="stores-other">{t("stores.other")}</Button>}
    >
      <p className="bw-field-note bw-muted">{t("stores.help")}</p>
      <ErrorNote error={change.error ?? forget.error ?? lock.error} />
      <ul className="bw-stores" data-testid="stores">
        {stores.map((store) => (
          <li key={store.path} data-testid="stores-row">
            <div>
              <strong>{store.name}</strong>
              <span className="bw-muted" title={store.path}>{store.path}</span>
            </div>
            {store.open
              ? <StateTag tone="green" shape="✓">{t("stores.open")}</StateTag>
              : store.there
                ? <span className="bw-muted"><DateText date={store.opened_at} /></span>
                : <StateTag tone="amber" shape="△">{t("stores.gone")}</StateTag>}
            {!store.open && (
              <span className="bw-row">
                <Button size="small" disabled={!store.there} loading={change.isPending && change.variables === store.path} onClick={() => void go(() => change.mutate(store.path))} data-testid="stores-switch">
                  {t("stores.switch")}
                </Button>
                <Button size="small" type="text" onClick={() => forget.mutate(store.path)} data-testid="stores-forget">{t("stores.forget")}</Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </SheetPart>
  );
}
