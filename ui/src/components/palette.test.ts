import { describe, expect, it } from "vitest";
import { dark, light, type Palette } from "./palette";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const PAIRS: [text: keyof Palette, ground: keyof Palette][] = [
  ["text", "base"], ["text", "panel"], ["text", "raised"], ["text", "hover"], ["text", "chosen"],
  ["muted", "base"], ["muted", "panel"], ["muted", "raised"], ["muted", "hover"], ["muted", "chosen"],
  ["muted", "amberSoft"], ["muted", "cinnabarSoft"], ["faint", "panel"],
  ["ink", "base"], ["ink", "panel"], ["ink", "raised"], ["ink", "hover"], ["ink", "chosen"], ["onInk", "ink"], ["onInk", "inkHover"],
  ["cinnabar", "panel"], ["cinnabar", "cinnabarSoft"], ["cinnabar", "chosen"],
  ["amberText", "panel"], ["amberText", "amberSoft"], ["amberText", "chosen"],
  ["green", "panel"], ["green", "greenSoft"],
];

describe.each([["light", light], ["dark", dark]] as const)("%s", (_, palette) => {
  it.each(PAIRS)("%s_on_%s_can_be_read", (text, ground) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });
});

it("the_contrast_of_black_on_white_is_21", () => {
  expect(contrast("#000000", "#FFFFFF")).toBeCloseTo(21, 5);
});
