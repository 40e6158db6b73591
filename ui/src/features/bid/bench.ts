import { createContext, useContext } from "react";
import type { Bid, BidView, Place } from "../../api/types";
import { placeOf, type Autosave } from "../../components";

export const PARTS = ["overview", "responses", "chapters", "certificates", "check", "documents"] as const;
export type Part = (typeof PARTS)[number];

export function partOf(text: string | undefined): Part {
  return PARTS.find((part) => part === text) ?? "overview";
}

/** Path of a part, with what is to be shown there. */
export function partPlace(bid: string, part: Part, focus?: string): string {
  return `${placeOf("bid", bid)}/${part}${focus === undefined ? "" : `?focus=${encodeURIComponent(focus)}`}`;
}

/** Where a click on a finding goes. */
export function findingPlace(bid: string, place: Place): string {
  switch (place.kind) {
    case "clause": return partPlace(bid, "responses", place.id);
    case "chapter": return partPlace(bid, "chapters", place.id);
    case "certificate": return partPlace(bid, "certificates", place.id);
    case "quotation": return placeOf("quotation", place.id);
    case "own_company": return placeOf("own_company", place.id);
    case "tender_facts": return `${placeOf("tender", place.id)}?tab=facts`;
    case "page": return partPlace(bid, "documents");
    case "bid_field":
      if (place.field === "certificates") return partPlace(bid, "certificates");
      if (place.field === "chapters") return partPlace(bid, "chapters");
      return partPlace(bid, "overview", place.field);
  }
}

/** Places around the parts that the part itself fills. */
export type Slots = Record<"saved" | "actions" | "side" | "right", HTMLElement | null>;

export type Bench = {
  view: BidView;
  /** The bid's own form, saved as typed. */
  form: Autosave<Bid>;
  /** Submitted: nothing can be changed. */
  frozen: boolean;
  part: Part;
  slots: Slots;
};

export const BenchContext = createContext<Bench | null>(null);

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (!bench) throw new Error("outside the bid workbench");
  return bench;
}
