import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { placeOf, type PlaceNoun } from "./places";

export type ChainLink = { noun: PlaceNoun; id: string; label: string; current: boolean };

/** Labels of up to so many characters (numbers of documents) are never cut. */
const SHORT = 18;

/** customer - tender - quotation - bid - contract: every document that hangs together, one click either way. */
export function ChainBar({ links }: { links: readonly ChainLink[] | undefined }) {
  const { t } = useTranslation("common");
  return (
    <nav aria-label={t("chain")} data-testid="chain">
      <ol className="bw-chain">
        {(links ?? []).map((link) => (
          <li key={`${link.noun}-${link.id}`} className={link.label.length <= SHORT ? "bw-chain-short" : ""}>
            {link.current ? (
              <span className="bw-chain-here" aria-current="page" data-testid={`chain-${link.noun}`}>
                <span className="bw-chain-noun">{t(`noun.${link.noun}`)}</span>
                {link.label}
              </span>
            ) : (
              <Link to={placeOf(link.noun, link.id)} data-testid={`chain-${link.noun}`} title={link.label}>
                <span className="bw-chain-noun">{t(`noun.${link.noun}`)}</span>
                {link.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
