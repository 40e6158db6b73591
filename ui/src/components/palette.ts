// The look's colours, once; CSS (through variables) and antd (through tokens) both take them from here.

export type Palette = {
  base: string;
  panel: string;
  raised: string;
  hover: string;
  chosen: string;
  line: string;
  lineStrong: string;
  text: string;
  muted: string;
  /** Placeholders: the lightest that can still be read. */
  faint: string;
  ink: string;
  inkHover: string;
  onInk: string;
  cinnabar: string;
  cinnabarSoft: string;
  amber: string;
  amberText: string;
  amberSoft: string;
  green: string;
  greenSoft: string;
  paperShade: string;
};

export const light: Palette = {
  base: "#F4F5F7",
  panel: "#FFFFFF",
  raised: "#FFFFFF",
  hover: "#F0F3F8",
  chosen: "#E7EEF8",
  line: "#DFE3E8",
  lineStrong: "#C4CBD4",
  text: "#1B222C",
  muted: "#5A6573",
  faint: "#6B7583",
  ink: "#1F4E8C",
  inkHover: "#2B62AB",
  onInk: "#FFFFFF",
  cinnabar: "#C8332B",
  cinnabarSoft: "#FCEDEB",
  amber: "#B7791F",
  amberText: "#8A5A12",
  amberSoft: "#FBF3E2",
  green: "#2F7D4F",
  greenSoft: "#EDF7F1",
  paperShade: "#E4E7EB",
};

export const dark: Palette = {
  base: "#12161C",
  panel: "#1A1F27",
  raised: "#222934",
  hover: "#232B37",
  chosen: "#263750",
  line: "#2E3643",
  lineStrong: "#465163",
  text: "#E3E7ED",
  muted: "#9BA6B5",
  faint: "#8A95A5",
  ink: "#7FB0EA",
  inkHover: "#9CC3F2",
  onInk: "#0E1A2A",
  cinnabar: "#F2837A",
  cinnabarSoft: "#3A2324",
  amber: "#DDA94B",
  amberText: "#E0B25F",
  amberSoft: "#352B1A",
  green: "#6CC08D",
  greenSoft: "#1D3027",
  paperShade: "#0D1015",
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Hands the palette to the style sheets as `--bw-…` variables. */
export function applyPalette(palette: Palette, scheme: "light" | "dark"): void {
  const root = document.documentElement;
  for (const [name, colour] of Object.entries(palette)) root.style.setProperty(`--bw-${kebab(name)}`, colour);
  root.style.colorScheme = scheme;
  root.dataset.theme = scheme;
}
