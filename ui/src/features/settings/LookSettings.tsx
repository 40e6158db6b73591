import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguageSet, useThemeSet, type Language, type StartState, type Theme } from "../../api";
import { ErrorNote, Field, Sheet } from "../../components";

export function LookSettings({ state }: { state: StartState }) {
  const { t } = useTranslation("settings");
  const language = useLanguageSet();
  const theme = useThemeSet();
  return (
    <Sheet>
      <ErrorNote error={language.error ?? theme.error} />
      <Field label={t("language")}>
        {(id) => (
          <Segmented<Language>
            id={id}
            value={state.language}
            onChange={(chosen) => language.mutate(chosen)}
            options={[
              { value: "zh-CN", label: <span data-testid="settings-language-zh">中文</span> },
              { value: "en", label: <span data-testid="settings-language-en">English</span> },
            ]}
          />
        )}
      </Field>
      <Field label={t("theme")}>
        {(id) => (
          <Segmented<Theme>
            id={id}
            value={state.theme}
            onChange={(chosen) => theme.mutate(chosen)}
            options={(["system", "light", "dark"] as const).map((value) => ({ value, label: <span data-testid={`settings-theme-${value}`}>{t(`themes.${value}`)}</span> }))}
          />
        )}
      </Field>
    </Sheet>
  );
}
