import type { StartState } from "../api";
import { late, type Late } from "../components/late";
import { recall, remember } from "../components/remember";

type StartProps = { state: StartState; onMade: () => void; onOpen: () => void };

/** What stands behind the door: either the first steps, or the house with the page that is wanted. */
export const Start: Late<StartProps> = late(async () => (await import("../features/start")).Start);

export const House: Late<{ state: StartState }> = late(async () => {
  const { House, preloadHere } = await import("./House");
  await preloadHere();
  return House;
});

const KEY = "door.open";

/** The one that the last start showed. */
export function lastDoor(): { preload: () => Promise<void> } {
  return recall(KEY, false) ? House : Start;
}

/** Fetches the one that this state will show. */
export function preloadDoor(state: StartState): Promise<void> {
  const open = state.status.status === "open";
  remember(KEY, open);
  return (open ? House : Start).preload();
}
