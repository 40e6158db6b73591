import { useDeferredValue, useState, type KeyboardEvent } from "react";
import { firstOf, useProductList } from "../../api";
import type { Product } from "../../api/types";

/** Products that fit what is typed into a name, and which of them the arrows are on (none at first). */
export function useProducts(text: string) {
  const search = useDeferredValue(text.trim());
  const { data } = useProductList(firstOf(search, 8));
  const [chosen, setChosen] = useState({ search: "", index: -1 });
  const rows = search === "" ? [] : (data?.rows ?? []);
  const index = chosen.search === search ? chosen.index : -1;

  /** Arrows go through the list, Enter and Tab take what they are on; true when the key was used. */
  const onKey = (event: KeyboardEvent, take: (product: Product) => void): boolean => {
    const product = rows[index];
    if (event.key === "ArrowDown" && rows.length > 0) setChosen({ search, index: Math.min(rows.length - 1, index + 1) });
    else if (event.key === "ArrowUp" && index >= 0) setChosen({ search, index: index - 1 });
    else if ((event.key === "Enter" || event.key === "Tab") && product) take(product);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { rows, index, onKey };
}

export type Products = ReturnType<typeof useProducts>;
