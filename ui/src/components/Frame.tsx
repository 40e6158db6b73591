import { MenuFoldOutlined, MenuUnfoldOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { createContext, useContext, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import "./frame.css";
import { useRemembered } from "./remember";

export type NavItem = { path: string; label: string; icon: ReactNode; testId: string };

const TopLine = createContext<HTMLElement | null>(null);

/** Shows its content in the top line behind the place; in its own line where there is no frame. */
export function InTopLine({ children }: { children: ReactNode }) {
  const slot = useContext(TopLine);
  return slot === null ? <div className="bw-chain-line">{children}</div> : createPortal(children, slot);
}

/** Side bar 208 / 56 px, top line 48 px, the page in the middle. */
export function Frame({ brand, items, foot, place, tools, children }: {
  brand: ReactNode;
  items: readonly NavItem[];
  /** Items that stand at the bottom of the side bar. */
  foot: readonly NavItem[];
  /** Left end of the top line: where one is. */
  place: ReactNode;
  /** Right end of the top line: search, language, theme, store. */
  tools: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation("common");
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [folded, setFolded] = useRemembered("frame.folded", false);
  const entry = (item: NavItem) => (
    <Tooltip key={item.path} title={folded ? item.label : ""} placement="right" mouseEnterDelay={0.3}>
      <NavLink to={item.path} className="bw-nav-item" data-testid={item.testId}>
        <span className="bw-nav-icon" aria-hidden>{item.icon}</span>
        <span className="bw-nav-label">{item.label}</span>
      </NavLink>
    </Tooltip>
  );
  const foldWords = folded ? t("frame.unfold") : t("frame.fold");
  return (
    <div className={folded ? "bw-frame bw-frame-folded" : "bw-frame"} data-testid="frame">
      <nav className="bw-side" aria-label={t("frame.places")}>
        <div className="bw-brand">{brand}</div>
        <div className="bw-nav">{items.map(entry)}</div>
        <div className="bw-nav bw-nav-foot">
          {foot.map(entry)}
          <Button
            type="text"
            size="small"
            className="bw-fold"
            icon={folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
            onClick={() => setFolded(!folded)}
            aria-label={foldWords}
            title={foldWords}
            data-testid="frame-fold"
          />
        </div>
      </nav>
      <header className="bw-top">
        <div className="bw-top-place">
          <span>{place}</span>
          <div className="bw-top-chain" ref={setSlot} />
        </div>
        <div className="bw-top-tools">{tools}</div>
      </header>
      <main className="bw-main">
        <TopLine.Provider value={slot}>{children}</TopLine.Provider>
      </main>
    </div>
  );
}
