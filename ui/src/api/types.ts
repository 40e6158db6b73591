// The shapes of bindings.ts for everybody outside api/; values (commands) stay inside.
export type * from "../bindings";
