import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HashRouter } from "react-router";
import { useStartState, type StartState } from "../api";
import { ErrorNote, useLater } from "../components";
import { systemLanguage } from "../i18n";
import { House, Start } from "./doors";
import { Look } from "./Look";

function Door({ state }: { state: StartState }) {
  // The store is open as soon as it is made, but its recovery code must be kept first.
  const [making, setMaking] = useState(false);
  if (state.status.status === "open" && !making) return <House state={state} />;
  return <Start state={state} onMade={() => setMaking(true)} onOpen={() => setMaking(false)} />;
}

function Opening() {
  const { t } = useTranslation("shell");
  const start = useStartState();
  // A locked key store asks the person first, and that can take its time.
  const slow = useLater(start.isPending, 500);
  return (
    <Look language={start.data?.language ?? systemLanguage()} theme={start.data?.theme ?? "system"}>
      {slow && <p className="bw-centre bw-muted">{t("opening")}</p>}
      {start.data && <Door state={start.data} />}
      {start.error && <div className="bw-centre"><ErrorNote error={start.error} /></div>}
    </Look>
  );
}

export function App({ client }: { client: QueryClient }) {
  return (
    <QueryClientProvider client={client}>
      {/* No transitions: a key pressed twice must meet the row that the first press chose. */}
      <HashRouter useTransitions={false}>
        <Opening />
      </HashRouter>
    </QueryClientProvider>
  );
}
