import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguageSet, useStartAgain, type Language, type StartState, type StoreCreated } from "../../api";
import { FirstStart } from "./FirstStart";
import { KnownStores } from "./KnownStores";
import { RecoveryCode } from "./RecoveryCode";
import { Restore } from "./Restore";
import "./start.css";
import { Unlock } from "./Unlock";

type Wish = "new" | "existing" | "restore" | null;

/** What is shown while no store is open: first start, or a locked store, and the way to another one. */
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
  const [wish, setWish] = useState<Wish>(null);
  const locked = state.status.status === "locked" ? state.status : null;
  const back = () => setWish(null);

  const part = () => {
    if (made !== null) return <RecoveryCode made={made} onKept={() => void again().then(onOpen)} onSample={onOpen} />;
    if (wish === "existing") return <Unlock path="" name="" passphrase keyStore reason={null} onBack={back} />;
    if (wish === "restore" && locked !== null) return <Restore locked={locked} onBack={back} />;
    if (locked !== null && wish === null) {
      return <Unlock key={locked.path} path={locked.path} name={locked.name} passphrase={locked.passphrase} keyStore={locked.key_store} reason={locked.reason} />;
    }
    return <FirstStart state={state} onStored={onMade} onMade={setMade} onBack={locked === null ? undefined : back} />;
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
      {made === null && wish === null && (
        <>
          <KnownStores stores={state.stores.filter((store) => store.path !== locked?.path)} />
          <p className="bw-start-foot">
            {locked === null ? t("existing.question") : t("existing.other")}
            <Button type="link" size="small" onClick={() => setWish("existing")} data-testid="store-existing">{t("existing.open")}</Button>
            {locked !== null && <Button type="link" size="small" onClick={() => setWish("new")} data-testid="store-new">{t("existing.new")}</Button>}
            {locked !== null && <Button type="link" size="small" onClick={() => setWish("restore")} data-testid="store-restore">{t("restore.open")}</Button>}
          </p>
        </>
      )}
    </div>
  );
}
