import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export type LanguageTag = "zh-CN" | "en";

const files = import.meta.glob<Record<string, unknown>>("./*/*.json", { eager: true, import: "default" });

/** `./zh-CN/common.json` becomes language `zh-CN`, namespace `common`. */
function resources() {
  const found: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, texts] of Object.entries(files)) {
    const [, language = "", file = ""] = path.split("/");
    (found[language] ??= {})[file.replace(/\.json$/, "")] = texts;
  }
  return found;
}

/** Chinese when the system is Chinese, English otherwise; only until Rust has said what was chosen. */
export function systemLanguage(): LanguageTag {
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: systemLanguage(),
  fallbackLng: false,
  resources: resources(),
  defaultNS: "common",
  interpolation: { escapeValue: false },
  initAsync: false,
  returnNull: false,
});
