import type { ComponentType } from "react";
import { late, type Late } from "../components";

const features = import.meta.glob<Record<string, ComponentType>>("../features/*/index.tsx");

/** A page of a feature, loaded when it is first shown; null while the feature is not there. */
function page(feature: string, name: string): Late | null {
  const load = features[`../features/${feature}/index.tsx`];
  if (load === undefined) return null;
  return late(async () => {
    const found = (await load())[name];
    if (found === undefined) throw new Error(`features/${feature} exports no ${name}`);
    return found;
  });
}

export type Place = { nav?: string; path: string; Page: Late };

const wanted: [nav: string | null, path: string, feature: string, name: string][] = [
  ["today", "/today", "today", "TodayPage"],
  ["customers", "/customers/:id?", "customer", "CustomerPage"],
  [null, "/customers/:id/:part", "customer", "CustomerWorkbench"],
  ["products", "/products/:id?", "product", "ProductPage"],
  [null, "/price-lists/:id?", "product", "PriceListPage"],
  [null, "/imports/:noun", "import", "ImportPage"],
  ["quotations", "/quotations", "quotation", "QuotationList"],
  [null, "/quotations/:id", "quotation", "QuotationWorkbench"],
  ["tenders", "/tenders", "tender", "TenderList"],
  [null, "/tenders/:id", "tender", "TenderReview"],
  ["bids", "/bids", "bid", "BidList"],
  [null, "/bids/:id/:part?/:item?", "bid", "BidWorkbench"],
  ["contracts", "/contracts", "contract", "ContractList"],
  [null, "/contracts/:id", "contract", "ContractWorkbench"],
  ["library", "/library/:id?", "certificate", "LibraryPage"],
  ["settings", "/settings/:id?", "settings", "SettingsPage"],
];

/** Every page that exists; `nav` names its entry in the side bar. */
export const places: Place[] = wanted.flatMap(([nav, path, feature, name]) => {
  const Page = page(feature, name);
  if (Page === null) return [];
  return [nav === null ? { path, Page } : { nav, path, Page }];
});

/** Loads the other pages once the first one stands, so that going there shows no gap. */
export function preloadPages(): () => void {
  const timer = setTimeout(() => {
    for (const load of Object.values(features)) void load();
  }, 1_500);
  return () => clearTimeout(timer);
}
