import { useState } from "react";
import { useLocation } from "react-router";

/**
 * A new row while the address says `?new=1`: each time that is gone to anew, another one. The
 * row is only in the window until its form stores it.
 */
export function useFresh<T>(make: () => T | null): T | null {
  const location = useLocation();
  const [made, setMade] = useState<{ key: string; row: T | null } | null>(null);
  const wanted = new URLSearchParams(location.search).get("new") === "1";
  if (wanted && (made?.key !== location.key || made.row === null)) {
    const row = make();
    if (made?.key !== location.key || row !== null) setMade({ key: location.key, row });
  }
  return wanted && made?.key === location.key ? made.row : null;
}
