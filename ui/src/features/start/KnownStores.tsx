import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useStoreForget, useStoreSwitch, type StoreRow } from "../../api";
import { DateText, ErrorNote } from "../../components";

/** The other stores that were opened on this machine. */
export function KnownStores({ stores }: { stores: readonly StoreRow[] }) {
  const { t } = useTranslation("start");
  const change = useStoreSwitch();
  const forget = useStoreForget();
  if (stores.length === 0) return null;
  return (
    <section className="bw-start-stores" data-testid="known-stores">
      <h2>{t("stores.title")}</h2>
      <ErrorNote error={change.error ?? forget.error} />
      <ul>
        {stores.map((store) => (
          <li key={store.path}>
            <div>
              <strong>{store.name}</strong>
              <span title={store.path}>{store.path}</span>
            </div>
            <span>{store.there ? <DateText date={store.opened_at} /> : t("stores.gone")}</span>
            {store.there
              ? <Button size="small" loading={change.isPending && change.variables === store.path} onClick={() => change.mutate(store.path)} data-testid="known-open">{t("locked.open")}</Button>
              : <Button size="small" type="text" onClick={() => forget.mutate(store.path)} data-testid="known-forget">{t("stores.forget")}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}
