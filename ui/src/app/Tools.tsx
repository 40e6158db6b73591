import { DatabaseOutlined, LockOutlined, MoonOutlined, SearchOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguageSet, useStoreLock, useThemeSet, type StartState, type Theme } from "../api";
import { flushDrafts, keysText, useIdle, useShortcut, type NavItem } from "../components";
import { History } from "./History";
import { Palette } from "./Palette";
import { Shortcuts } from "./Shortcuts";
import { useUndoKey } from "./useUndoKey";

const THEMES: Theme[] = ["system", "light", "dark"];

/** Right end of the top line: search, language, theme, store and lock. */
export function Tools({ state, items }: { state: StartState; items: readonly (NavItem & { nav: string })[] }) {
  const { t } = useTranslation("shell");
  const language = useLanguageSet();
  const theme = useThemeSet();
  const lock = useStoreLock();
  const [searching, setSearching] = useState(false);
  const [keys, setKeys] = useState(false);
  const lockNow = () => void flushDrafts().then(() => lock.mutate());
  useShortcut("mod+k", () => setSearching(true));
  useShortcut("mod+shift+l", lockNow);
  useIdle(state.lock_after, lockNow);
  useUndoKey();
  useShortcut("?", () => setKeys(true));
  const info = state.status.status === "open" ? state.status.info : null;
  const dark = document.documentElement.dataset.theme === "dark";
  return (
    <>
      <History />
      <Button size="small" className="bw-top-search" icon={<SearchOutlined />} onClick={() => setSearching(true)} aria-label={t("tools.search")} data-testid="palette-open">
        <span className="bw-top-search-text">{t("tools.search")}</span> <kbd>{keysText("mod+k")}</kbd>
      </Button>
      <Button
        size="small"
        type="text"
        lang={state.language === "zh-CN" ? "en" : "zh-CN"}
        title={t("tools.language")}
        onClick={() => language.mutate(state.language === "zh-CN" ? "en" : "zh-CN")}
        data-testid="language-switch"
      >
        {state.language === "zh-CN" ? "EN" : "中文"}
      </Button>
      <Dropdown
        trigger={["click"]}
        menu={{
          selectedKeys: [state.theme],
          items: THEMES.map((key) => ({ key, label: <span data-testid={`theme-${key}`}>{t(`tools.${key}`)}</span> })),
          onClick: ({ key }) => theme.mutate(key as Theme),
        }}
      >
        <Button size="small" type="text" icon={dark ? <MoonOutlined /> : <SunOutlined />} aria-label={t("tools.theme")} title={t("tools.theme")} data-testid="theme-switch" />
      </Dropdown>
      <Button size="small" type="text" onClick={() => setKeys(true)} aria-label={t("tools.shortcuts")} title={t("tools.shortcuts")} data-testid="shortcuts-open">
        ?
      </Button>
      {info && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "path", label: <span className="bw-store-path">{info.path}</span>, disabled: true },
              { key: "lock", icon: <LockOutlined />, label: <span data-testid="store-lock">{t("tools.lock")} <kbd>{keysText("mod+shift+l")}</kbd></span> },
            ],
            onClick: ({ key }) => key === "lock" && lockNow(),
          }}
        >
          <Button size="small" type="text" icon={<DatabaseOutlined />} title={info.path} data-testid="store-menu" className="bw-top-store">
            {info.name}
          </Button>
        </Dropdown>
      )}
      <Palette open={searching} onClose={() => setSearching(false)} items={items} />
      <Shortcuts open={keys} onClose={() => setKeys(false)} />
    </>
  );
}
