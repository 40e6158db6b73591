import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { HashRouter } from "react-router";
import { makeQueryClient, useStartState, type StartState } from "../api";
import { ErrorNote } from "../components";
import { systemLanguage } from "../i18n";
import { House } from "./House";
import { Look } from "./Look";

const Start = lazy(async () => ({ default: (await import("../features/start")).Start }));

function Door({ state }: { state: StartState }) {
  // The store is open as soon as it is made, but its recovery code must be kept first.
  const [making, setMaking] = useState(false);
  if (state.status.status === "open" && !making) return <House state={state} />;
  return (
    <Suspense fallback={null}>
      <Start state={state} onMade={() => setMaking(true)} onOpen={() => setMaking(false)} />
    </Suspense>
  );
}

function Opening() {
  const start = useStartState();
  return (
    <Look language={start.data?.language ?? systemLanguage()} theme={start.data?.theme ?? "system"}>
      {start.data && <Door state={start.data} />}
      {start.error && <div className="bw-centre"><ErrorNote error={start.error} /></div>}
    </Look>
  );
}

export function App() {
  const [client] = useState(makeQueryClient);
  return (
    <QueryClientProvider client={client}>
      {/* No transitions: a key pressed twice must meet the row that the first press chose. */}
      <HashRouter useTransitions={false}>
        <Opening />
      </HashRouter>
    </QueryClientProvider>
  );
}
