import { useState } from "react";
import { useCustomerGet, useCustomerList } from "./customer";
import { firstOf } from "./list";
import { useOwnCompanyList } from "./ownCompany";
import { useProductList } from "./product";
import { useQuotationGet, useQuotationList } from "./quotation";
import { useTenderList } from "./tender";

/** Quotations that went out. */
const ISSUED = [{ column: "status", values: ["issued", "won"] }];

export type Choice = {
  options: { value: string; label: string }[];
  /** Asks for rows that hold the text. */
  onSearch: (text: string) => void;
  loading: boolean;
};

/** The rows found, with the chosen one among them even when the search leaves it out. */
function choices(found: Choice["options"], chosen: Choice["options"][number] | null): Choice["options"] {
  return chosen === null || found.some((option) => option.value === chosen.value) ? found : [chosen, ...found];
}

/** Customers to choose from while typing. */
export function useCustomerChoice(value: string | null): Choice {
  const [search, onSearch] = useState("");
  const list = useCustomerList(firstOf(search, 50));
  const one = useCustomerGet(value);
  const found = (list.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const chosen = one.data && value ? { value, label: one.data.name } : null;
  return { options: choices(found, chosen), onSearch, loading: list.isPending };
}

/** Our own companies: few, so all of them. */
export function useOwnCompanyChoice(): Choice {
  const [search, onSearch] = useState("");
  const list = useOwnCompanyList(firstOf(search, 50));
  return { options: (list.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name })), onSearch, loading: list.isPending };
}

/** Quotation revisions that are issued and can be a bid's price. */
export function useIssuedQuotationChoice(value: string | null): Choice {
  const [search, onSearch] = useState("");
  const list = useQuotationList({ ...firstOf(search, 50), filters: ISSUED });
  const one = useQuotationGet(value);
  const found = (list.data?.rows ?? []).map(({ id, label, title }) => ({ value: id, label: `${label} ${title}` }));
  const chosen = one.data && value ? { value, label: `${one.data.label} ${one.data.quotation.title}` } : null;
  return { options: choices(found, chosen), onSearch, loading: list.isPending };
}

/** Tenders by project number and name. */
export function useTenderChoice(): Choice {
  const [search, onSearch] = useState("");
  const list = useTenderList(firstOf(search, 50));
  const options = (list.data?.rows ?? []).map(({ id, project_name, project_number }) => ({ value: id, label: [project_number, project_name].filter(Boolean).join(" ") }));
  return { options, onSearch, loading: list.isPending };
}

/** Products by number, name and specification, with their list prices. */
export function useProductChoice(): Choice & { prices: ReadonlyMap<string, number> } {
  const [search, onSearch] = useState("");
  const list = useProductList(firstOf(search, 50));
  const rows = (list.data?.rows ?? []).filter(({ bundle }) => bundle === null);
  const options = rows.map(({ id, number, name, specification }) => ({ value: id, label: [number, name, specification].filter(Boolean).join(" ") }));
  return { options, onSearch, loading: list.isPending, prices: new Map(rows.map(({ id, list_price }) => [id, list_price])) };
}
