import { App } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";

export type Question = {
  title: string;
  /** What will be so afterwards. */
  text: string;
  /** The verb on the button. */
  ok: string;
  /** Something is lost. */
  danger?: boolean;
};

/** Asks before something that cannot be taken back; true when the user says yes. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  const { t } = useTranslation("common");
  return useCallback(
    ({ title, text, ok, danger = false }: Question) =>
      new Promise<boolean>((answer) => {
        modal.confirm({
          title,
          content: text,
          okText: ok,
          cancelText: t("cancel"),
          okButtonProps: { danger, "data-testid": "confirm-ok" },
          cancelButtonProps: { "data-testid": "confirm-cancel" },
          onOk: () => answer(true),
          onCancel: () => answer(false),
        });
      }),
    [modal, t],
  );
}
