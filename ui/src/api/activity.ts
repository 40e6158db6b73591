import { useQuery } from "@tanstack/react-query";
import { commands, type Activity } from "../bindings";
import { call, type ApiError } from "./call";
import { useTouch } from "./mutation";

/** What was done with a customer, the latest first. */
export function useActivityList(customer: string) {
  return useQuery<Activity[], ApiError>({
    queryKey: ["customer", "activities", customer],
    queryFn: () => call(commands.activityList(customer)),
  });
}

export const useActivitySave = () => useTouch("customer", (activity: Activity) => call(commands.activitySave(activity)));
export const useActivityRemove = () => useTouch("customer", (id: string) => call(commands.activityRemove(id)));
export const useActivityRestore = () => useTouch("customer", (id: string) => call(commands.activityRestore(id)));

/** Ticks the next action off, or takes the tick away. */
export const useActivityDone = () => useTouch("customer", ({ id, done }: { id: string; done: boolean }) => call(commands.activityDone(id, done)));
