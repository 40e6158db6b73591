import type { ProductKind } from "../../api";

/** In the order in which they are offered. */
export const KINDS: readonly ProductKind[] = ["software", "hardware", "service", "maintenance", "training", "other"];
