import { useTranslation } from "react-i18next";

/** The program's icon, as `icons/icon-small.svg`: 标 and 匠 in a carpenter's square. */
export function Sign({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect x="1" y="1" width="30" height="30" rx="6" fill="#1F4E8C" />
      <path fill="#FFFFFF" d="M5 5h5v17h17v5H5z" />
      <rect x="12" y="5" width="15" height="15" rx="1" fill="#C8332B" />
      <g fill="#FFFFFF">
        <path d="M13 9h5v1h-5zM15 7h1v11h-1zM20 8h5v1h-5zM19 11h7v1h-7zM22 12h1v6h-1z" />
        <path d="M14 11h1v1h-1zM13 12h1v2h-1zM16 11h1v1h-1zM17 12h1v1h-1zM20 14h1v1h-1zM19 15h1v2h-1zM24 14h1v1h-1zM25 15h1v2h-1zM21 17h1v1h-1z" />
      </g>
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
