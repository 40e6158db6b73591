import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useEffect, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import type { Language, Theme } from "../api";
import { applyPalette, dark, light } from "../components/palette";
import { antdThemeOf } from "../components/theme";
import { i18n } from "../i18n";

/** Whether a media query holds, followed live. */
function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const listen = () => setHolds(list.matches);
    listen();
    list.addEventListener("change", listen);
    return () => list.removeEventListener("change", listen);
  }, [query]);
  return holds;
}

/** Language and theme for everything inside, changed at once. */
export function Look({ language, theme, children }: { language: Language; theme: Theme; children: ReactNode }) {
  const systemDark = useMedia("(prefers-color-scheme: dark)");
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const scheme = theme === "system" ? (systemDark ? "dark" : "light") : theme;
  const tokens = useMemo(() => antdThemeOf(scheme, still), [scheme, still]);

  useLayoutEffect(() => applyPalette(scheme === "dark" ? dark : light, scheme), [scheme]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    dayjs.locale(language === "zh-CN" ? "zh-cn" : "en");
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [language]);

  return (
    <ConfigProvider locale={language === "zh-CN" ? zhCN : enUS} theme={tokens} button={{ autoInsertSpace: false }}>
      <AntdApp message={{ maxCount: 3 }}>{children}</AntdApp>
    </ConfigProvider>
  );
}
