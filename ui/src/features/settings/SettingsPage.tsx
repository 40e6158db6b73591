import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useStartState } from "../../api";
import { BackupSettings } from "./BackupSettings";
import { Companies } from "./Companies";
import { SecuritySettings } from "./SecuritySettings";
import { LookSettings } from "./LookSettings";
import "./settings.css";
import { StoreSettings } from "./StoreSettings";

const TABS = ["look", "store", "backup", "security"];

/** Own companies, language and theme, the store, its backups and its keys. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const { id } = useParams();
  const start = useStartState();
  const tab = id !== undefined && TABS.includes(id) ? id : "companies";
  if (start.data === undefined) return null;
  return (
    <div className="bw-page" data-testid="settings">
      <header className="bw-page-head">
        <h1>{t("title")}</h1>
      </header>
      <div className="bw-page-body">
        <Tabs
          className="bw-settings"
          destroyOnHidden
          activeKey={tab}
          onChange={(key) => void navigate(key === "companies" ? "/settings" : `/settings/${key}`, { replace: true })}
          items={[
            { key: "companies", label: <span data-testid="settings-companies">{t("companies")}</span>, children: <Companies chosen={tab === "companies" ? id : undefined} /> },
            { key: "look", label: <span data-testid="settings-look">{t("look")}</span>, children: <LookSettings state={start.data} /> },
            { key: "store", label: <span data-testid="settings-store">{t("store")}</span>, children: <StoreSettings state={start.data} /> },
            { key: "backup", label: <span data-testid="settings-backup">{t("backup.title")}</span>, children: <BackupSettings /> },
            { key: "security", label: <span data-testid="settings-security">{t("security.title")}</span>, children: <SecuritySettings state={start.data} /> },
          ]}
        />
      </div>
    </div>
  );
}
