import { theme as antdTheme, type ThemeConfig } from "antd";
import { dark, light } from "./palette";

export const FONT =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Segoe UI", sans-serif';

/** antd's theme from our palette. `still` = the system asks for less motion. */
export function antdThemeOf(scheme: "light" | "dark", still: boolean): ThemeConfig {
  const colours = scheme === "dark" ? dark : light;
  return {
    algorithm: scheme === "dark" ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: colours.ink,
      colorPrimaryHover: colours.inkHover,
      colorInfo: colours.ink,
      colorLink: colours.ink,
      colorLinkHover: colours.inkHover,
      colorError: colours.cinnabar,
      colorWarning: colours.amber,
      colorSuccess: colours.green,
      colorText: colours.text,
      colorTextSecondary: colours.muted,
      colorTextTertiary: colours.muted,
      colorTextDescription: colours.muted,
      colorBgLayout: colours.base,
      colorBgContainer: colours.panel,
      colorBgElevated: colours.raised,
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorSplit: colours.line,
      controlItemBgHover: colours.hover,
      controlItemBgActive: colours.chosen,
      controlItemBgActiveHover: colours.chosen,
      colorTextLightSolid: colours.onInk,
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      fontFamily: FONT,
      fontSize: 14,
      lineHeight: 1.5,
      controlHeight: 32,
      controlHeightSM: 26,
      sizeUnit: 4,
      sizeStep: 4,
      motion: !still,
      motionDurationFast: "0.06s",
      motionDurationMid: "0.1s",
      motionDurationSlow: "0.12s",
      boxShadow: "none",
      boxShadowTertiary: "none",
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", primaryColor: colours.onInk, fontWeight: 500 },
      Table: {
        cellFontSize: 13,
        cellPaddingBlock: 7,
        cellPaddingInline: 10,
        cellFontSizeSM: 13,
        cellPaddingBlockSM: 3,
        cellPaddingInlineSM: 8,
        headerBg: colours.base,
        headerColor: colours.muted,
        headerSplitColor: "transparent",
        rowHoverBg: colours.hover,
        rowSelectedBg: colours.chosen,
        rowSelectedHoverBg: colours.chosen,
        borderColor: colours.line,
        headerBorderRadius: 0,
      },
      Menu: { itemHeight: 34, activeBarBorderWidth: 0, itemBorderRadius: 6 },
      Form: { itemMarginBottom: 12, verticalLabelPadding: 0 },
      Modal: { titleFontSize: 16 },
      Tooltip: { colorBgSpotlight: scheme === "dark" ? "#3A4454" : "#2A3340", colorTextLightSolid: "#FFFFFF" },
      Tabs: { horizontalItemPadding: "8px 0", horizontalMargin: "0" },
      Splitter: { splitBarSize: 1, splitTriggerSize: 8, splitBarDraggableSize: 24 },
    },
  };
}
