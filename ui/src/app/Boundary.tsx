import { Component, type ReactNode } from "react";
import { EmptyState } from "../components";
import { i18n } from "../i18n";

/** A page that fails says so in its place; the frame and the other pages stay usable. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        testId="page-failed"
        text={i18n.t("shell:crash.text")}
        action={{ label: i18n.t("shell:crash.again"), onClick: () => this.setState({ failed: false }), testId: "page-again" }}
      />
    );
  }
}
