import { useTranslation } from "react-i18next";

/** A sheet with a carpenter's square: the mark of 标匠. */
export function Sign({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect x="1" y="1" width="22" height="22" rx="5" fill="#1F4E8C" />
      <path d="M7 5v14h12" fill="none" stroke="#fff" strokeWidth="2.4" />
      <path d="M11 8h7M11 11.5h7M11 15h4" stroke="#A9C4E6" strokeWidth="1.6" />
      <circle cx="18" cy="15" r="1.8" fill="#E25B50" />
    </svg>
  );
}

export function Brand() {
  const { t } = useTranslation("shell");
  return (
    <>
      <Sign />
      <span>{t("brand")}</span>
    </>
  );
}
