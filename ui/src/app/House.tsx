import {
  AuditOutlined, BankOutlined, BookOutlined, DesktopOutlined, FileDoneOutlined, FileSearchOutlined,
  FileTextOutlined, SettingOutlined, TagsOutlined, TeamOutlined,
} from "@ant-design/icons";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, matchPath, Navigate, Route, Routes, useLocation } from "react-router";
import type { StartState } from "../api";
import { Frame, type NavItem } from "../components";
import { Boundary } from "./Boundary";
import { Brand } from "./Brand";
import { places, preloadPages } from "./pages";
import { Tools } from "./Tools";

const ICONS: Record<string, ReactNode> = {
  today: <DesktopOutlined />,
  customers: <TeamOutlined />,
  products: <TagsOutlined />,
  quotations: <FileTextOutlined />,
  tenders: <FileSearchOutlined />,
  bids: <FileDoneOutlined />,
  contracts: <AuditOutlined />,
  library: <BookOutlined />,
  settings: <SettingOutlined />,
};

/** Fetches the page that the address names, so that the house stands with it. */
export async function preloadHere(): Promise<void> {
  const path = window.location.hash.replace(/^#/, "").replace(/\?.*$/, "");
  const here = places.find((place) => matchPath(place.path, path)) ?? places[0];
  await here?.Page.preload();
}

/** Everything behind the door: side bar, top line and the page of the route. */
export function House({ state }: { state: StartState }) {
  const { t } = useTranslation("shell");
  const location = useLocation();
  useEffect(preloadPages, []);
  const items = places.flatMap(({ nav, path }): (NavItem & { nav: string })[] =>
    nav === undefined
      ? []
      : [{ nav, path: path.split("/:")[0] ?? path, label: t(`nav.${nav}`), icon: ICONS[nav] ?? <BankOutlined />, testId: `nav-${nav}` }],
  );
  const here = items.find((item) => location.pathname.startsWith(item.path));
  return (
    <Frame
      brand={<Brand />}
      items={items.filter((item) => item.nav !== "settings")}
      foot={items.filter((item) => item.nav === "settings")}
      place={here && <Link to={here.path} data-testid="place">{here.label}</Link>}
      tools={<Tools state={state} items={items} />}
    >
      <Boundary key={location.pathname.split("/")[1]}>
        <Routes>
          <Route path="/" element={<Navigate to="/today" replace />} />
          {places.map(({ path, Page }) => <Route key={path} path={path} element={<Page />} />)}
          <Route path="*" element={<Navigate to="/today" replace />} />
        </Routes>
      </Boundary>
    </Frame>
  );
}
