import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguageSet, useStartAgain, type Language, type StartState, type StoreCreated } from "../../api";
import { FirstStart } from "./FirstStart";
import { RecoveryCode } from "./RecoveryCode";
import "./start.css";
import { Unlock } from "./Unlock";

/** What is shown while no store is open: first start, or a locked store. */
export function Start({ state, onMade, onOpen }: {
  state: StartState;
  /** A store was made; its recovery code is shown next. */
  onMade: () => void;
  /** The recovery code was kept. */
  onOpen: () => void;
}) {
  const { t } = useTranslation("start");
  const language = useLanguageSet();
  const again = useStartAgain();
  const [made, setMade] = useState<StoreCreated | null>(null);
  const [existing, setExisting] = useState(false);
  const locked = state.status.status === "locked" ? state.status : null;

  const part = () => {
    if (made !== null) return <RecoveryCode made={made} onKept={() => void again().then(onOpen)} onSample={onOpen} />;
    if (locked !== null) return <Unlock path={locked.path} passphrase={locked.passphrase} reason={locked.reason} />;
    if (existing) return <Unlock path="" passphrase reason={null} onBack={() => setExisting(false)} />;
    return <FirstStart state={state} onStored={onMade} onMade={setMade} />;
  };
  return (
    <div className="bw-start" data-testid="start">
      <header className="bw-start-head">
        <div>
          <h1>{t("title")}</h1>
          <p>{t("motto")}</p>
        </div>
        <Segmented<Language>
          value={state.language}
          onChange={(chosen) => language.mutate(chosen)}
          options={[
            { value: "zh-CN", label: <span data-testid="language-zh">中文</span> },
            { value: "en", label: <span data-testid="language-en">English</span> },
          ]}
        />
      </header>
      {part()}
      {made === null && locked === null && !existing && (
        <p className="bw-start-foot">
          {t("existing.question")}
          <Button type="link" size="small" onClick={() => setExisting(true)} data-testid="store-existing">{t("existing.open")}</Button>
        </p>
      )}
    </div>
  );
}
