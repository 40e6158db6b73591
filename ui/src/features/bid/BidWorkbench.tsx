import { useState } from "react";
import { useParams } from "react-router";
import { useBidGet, useBidSave } from "../../api";
import type { BidView } from "../../api/types";
import { ErrorNote, late, useAutosave } from "../../components";
import "../../components/work.css";
import { BenchContext, type Part, partOf, type Slots } from "./bench";
import "./bid.css";
import { Certificates } from "./Certificates";
import { Check } from "./Check";
import { Documents } from "./Documents";
import { House } from "./House";
import { Overview } from "./Overview";
import { Responses } from "./Responses";

// The editor is large and used in this part only.
const Chapters = late(async () => (await import("./Chapters")).default);

const VIEWS: Record<Part, React.ComponentType> = {
  overview: Overview,
  responses: Responses,
  chapters: Chapters,
  certificates: Certificates,
  check: Check,
  documents: Documents,
};

export function BidWorkbench() {
  const { id, part } = useParams();
  const view = useBidGet(id);
  if (view.error) return <div className="wk-pad"><ErrorNote error={view.error} /></div>;
  if (!view.data) return null;
  const { bid } = view.data;
  return <Bench key={`${bid.id} ${bid.status === "draft"}`} view={view.data} part={partOf(part)} />;
}

function Bench({ view, part }: { view: BidView; part: Part }) {
  const save = useBidSave();
  const form = useAutosave(view.bid, (bid) => save.mutateAsync(bid));
  const frozen = view.bid.status !== "draft";
  const [slots, setSlots] = useState<Slots>({ saved: null, actions: null, side: null, right: null });
  const [fill] = useState(() => {
    const into = (name: keyof Slots) => (element: HTMLElement | null) => setSlots((old) => ({ ...old, [name]: element }));
    return { saved: into("saved"), actions: into("actions"), side: into("side"), right: into("right") };
  });
  const Shown = VIEWS[part];
  return (
    <BenchContext value={{ view, form, frozen, part, slots }}>
      <House fill={fill}>
        <Shown />
      </House>
    </BenchContext>
  );
}
