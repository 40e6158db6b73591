import { askStartState, makeQueryClient } from "../api";
import { lastDoor, preloadDoor } from "./doors";

/** What is known of the store. Rust is asked for its state here, before the rest of the page's code runs. */
export const client = makeQueryClient();
// A failure shows when the component that wants it asks again.
void askStartState(client).then(preloadDoor).catch(() => undefined);
// Most starts end where the last one did: its code is on its way while Rust still opens the store.
void lastDoor().preload().catch(() => undefined);
