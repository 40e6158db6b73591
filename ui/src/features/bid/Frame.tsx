import { Menu } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useChainOf } from "../../api";
import { ChainBar, DaysLeft, daysUntil, SavedText, type SaveState, Workbench } from "../../components";
import { type Part, PARTS, partPlace, useBench } from "./bench";
import { StatusTag } from "./StatusTag";

/** Head, chain and steps around every part of the bid. */
export function Frame({ state, side, right, actions, children }: {
  /** Of what this part edits; the form's own when not given. */
  state?: SaveState;
  /** Below the steps. */
  side?: ReactNode;
  right?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { view, form, frozen } = useBench();
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
          {!frozen && deadline && <DaysLeft days={daysUntil(deadline)} />} {!frozen && <SavedText state={state ?? form.state} />}
        </>
      }
      chain={<ChainBar links={chain.data?.links} />}
      left={<><Steps />{side}</>}
      leftSize={200}
      right={right}
      actions={actions}
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
