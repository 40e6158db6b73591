import { Splitter } from "antd";
import type { ReactNode } from "react";
import { InTopLine } from "./Frame";
import { useRemembered } from "./remember";
import "./workbench.css";

/**
 * Tree or steps left, work in the middle, preview right. Both borders can be dragged; where they
 * stand is remembered under `name`.
 */
export function Workbench({ name, title, note, actions, chain, left, leftSize = 240, right, rightSize = "36%", children, testId }: {
  name: string;
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  /** A `ChainBar`; it stands in the top line. */
  chain?: ReactNode;
  left?: ReactNode;
  /** Width of the left part before it was ever dragged, in pixels. */
  leftSize?: number;
  right?: ReactNode;
  /** Width of the right part before it was ever dragged. */
  rightSize?: string;
  children: ReactNode;
  testId?: string;
}) {
  const [sizes, setSizes] = useRemembered<Record<string, number>>(`workbench.${name}`, {});
  const parts = [left === undefined ? null : "left", "middle", right === undefined ? null : "right"].filter((part) => part !== null);
  const keep = (widths: number[]) => {
    const next = { ...sizes };
    parts.forEach((part, index) => {
      const width = widths[index];
      if (part !== "middle" && width !== undefined) next[part] = Math.round(width);
    });
    setSizes(next);
  };
  return (
    <div className="bw-page" data-testid={testId ?? `${name}-workbench`}>
      <header className="bw-page-head">
        <h1>{title}</h1>
        {note !== undefined && <span className="bw-page-head-note">{note}</span>}
        <div className="bw-page-head-actions">{actions}</div>
      </header>
      {chain !== undefined && <InTopLine>{chain}</InTopLine>}
      <Splitter className="bw-workbench" onResizeEnd={keep}>
        {left !== undefined && (
          <Splitter.Panel defaultSize={sizes["left"] ?? leftSize} min={160} max="40%">
            <div className="bw-workbench-part" data-testid={`${name}-left`}>{left}</div>
          </Splitter.Panel>
        )}
        <Splitter.Panel min={320}>
          <div className="bw-workbench-part" data-testid={`${name}-middle`}>{children}</div>
        </Splitter.Panel>
        {right !== undefined && (
          <Splitter.Panel defaultSize={sizes["right"] ?? rightSize} min={240} max="70%">
            <div className="bw-workbench-part" data-testid={`${name}-right`}>{right}</div>
          </Splitter.Panel>
        )}
      </Splitter>
    </div>
  );
}
