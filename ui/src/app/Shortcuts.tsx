import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { keysText } from "../components";

const GROUPS: Record<string, [keys: string[], what: string][]> = {
  everywhere: [
    [["mod+k"], "palette"],
    [["?"], "shortcuts"],
    [["mod+z"], "undo"],
    [["mod+shift+l"], "lock"],
    [["Esc"], "back"],
  ],
  lists: [
    [["/"], "filter"],
    [["↑", "↓"], "move"],
    [["Enter"], "open"],
    [["n"], "new"],
    [["Space"], "pick"],
  ],
  lines: [
    [["Tab", "Enter"], "cell"],
    [["F2"], "edit"],
    [["mod+c", "mod+v"], "block"],
    [["mod+d"], "fill"],
    [["Alt+↑", "Alt+↓"], "row"],
  ],
  responses: [
    [["1", "2", "3", "0"], "deviation"],
    [["Enter"], "answer"],
    [["mod+Enter"], "nextOpen"],
  ],
  preview: [[["PageUp", "PageDown"], "pages"]],
};

/** The sheet that `?` shows. */
export function Shortcuts({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("keys.title")} width={560} data-testid="shortcuts">
      <div className="bw-keys">
        {Object.entries(GROUPS).map(([group, rows]) => (
          <section key={group}>
            <h3>{t(`keys.${group}`)}</h3>
            <dl>
              {rows.map(([keys, what]) => (
                <div key={what}>
                  <dt>{keys.map((key) => <kbd key={key}>{keysText(key)}</kbd>)}</dt>
                  <dd>{t(`keys.${what}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <p className="bw-muted">{t("keys.saved")}</p>
      </div>
    </Modal>
  );
}
