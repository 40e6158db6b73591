import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useChainOf } from "../../api";
import { ErrorNote, placeOf } from "../../components";

const NOUNS = ["tender", "quotation", "bid", "contract"] as const;

/** Every document that names the customer, by kind. */
export function Related({ customer }: { customer: string }) {
  const { t } = useTranslation(["customer", "common"]);
  const chain = useChainOf("customer", customer);
  const links = chain.data?.links ?? [];
  const kinds = NOUNS.filter((noun) => links.some((link) => link.noun === noun));
  return (
    <div className="cu-related" data-testid="customer-related">
      <ErrorNote error={chain.error} />
      {chain.data && kinds.length === 0 && <p className="bw-muted cu-none">{t("noRelated")}</p>}
      {kinds.map((noun) => (
        <section key={noun}>
          <h3>{t(`common:noun.${noun}`)}</h3>
          <ul>
            {links.filter((link) => link.noun === noun).map((link) => (
              <li key={link.id}><Link to={placeOf(noun, link.id)} data-testid={`related-${noun}`}>{link.label}</Link></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
