import { Menu } from "antd";
import type { ReactNode, RefCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useChainOf } from "../../api";
import { ChainBar, DaysLeft, daysUntil, Workbench } from "../../components";
import { type Part, PARTS, partPlace, type Slots, useBench } from "./bench";
import { StatusTag } from "./StatusTag";

/** Head, chain and steps; they stay while one goes from part to part. */
export function House({ fill: { saved, actions, side, right }, children }: { fill: Record<keyof Slots, RefCallback<HTMLElement>>; children: ReactNode }) {
  const { view, frozen, part } = useBench();
  const { bid, tender } = view;
  const chain = useChainOf("bid", bid.id);
  const deadline = tender.facts.submission_deadline?.value;
  return (
    <Workbench
      name="bid"
      title={tender.facts.project_name?.value || bid.number}
      note={
        <>
          {bid.number} <StatusTag status={bid.status} />
          {!frozen && deadline && <DaysLeft days={daysUntil(deadline)} />} <span ref={saved} />
        </>
      }
      chain={<ChainBar links={chain.data?.links} />}
      actions={<span className="wk-buttons" ref={actions} />}
      left={<><Steps /><div ref={side} /></>}
      leftSize={200}
      right={part === "chapters" ? <div className="bd-right" ref={right} /> : undefined}
    >
      {children}
    </Workbench>
  );
}

function Steps() {
  const { t } = useTranslation("bid");
  const navigate = useNavigate();
  const { view, form, part } = useBench();
  const counts: Partial<Record<Part, string>> = {
    responses: `${view.answered} / ${view.clauses}`,
    chapters: String(view.chapters.length),
    certificates: String(form.draft.certificates.length),
  };
  const items = PARTS.map((key) => ({
    key,
    label: (
      <span className="bd-step" data-testid={`bid-part-${key}`}>
        {t(`part.${key}`)}
        <span className="bw-figure bw-muted">{counts[key]}</span>
      </span>
    ),
  }));
  return (
    <Menu
      mode="inline"
      className="bd-steps"
      selectedKeys={[part]}
      items={items}
      onClick={({ key }) => void navigate(partPlace(view.bid.id, PARTS.find((each) => each === key) ?? "overview"))}
    />
  );
}
