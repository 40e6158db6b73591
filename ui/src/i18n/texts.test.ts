import { describe, expect, it } from "vitest";

const files = import.meta.glob<Record<string, unknown>>("./*/*.json", { eager: true, import: "default" });

function flat(value: unknown, at = ""): [string, string][] {
  if (typeof value === "string") return [[at, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
    flat(inner, at === "" ? key : `${at}.${key}`),
  );
}

/** i18next plural forms differ between the languages; the key before them must not. */
const base = (key: string) => key.replace(/_(one|other)$/, "");
const holes = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((match) => match[1]).sort();
const namesOf = (language: string) =>
  Object.keys(files)
    .filter((path) => path.startsWith(`./${language}/`))
    .map((path) => path.split("/")[2] ?? "")
    .sort();

describe("texts", () => {
  it("both_languages_have_the_same_files", () => {
    expect(namesOf("en")).toEqual(namesOf("zh-CN"));
  });

  for (const name of namesOf("zh-CN")) {
    const chinese = flat(files[`./zh-CN/${name}`]);
    const english = flat(files[`./en/${name}`] ?? {});

    it(`${name}: both_languages_hold_the_same_keys`, () => {
      const keysOf = (texts: [string, string][]) => [...new Set(texts.map(([key]) => base(key)))].sort();
      expect(keysOf(english)).toEqual(keysOf(chinese));
    });

    it(`${name}: no_text_is_empty`, () => {
      expect([...chinese, ...english].filter(([, text]) => text.trim() === "")).toEqual([]);
    });

    it(`${name}: both_languages_fill_the_same_values`, () => {
      const wanted = new Map(chinese.map(([key, text]) => [base(key), holes(text)]));
      for (const [key, text] of english) expect([key, holes(text)]).toEqual([key, wanted.get(base(key))]);
    });

    it(`${name}: a_space_stands_between_chinese_and_latin`, () => {
      const tight = /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/;
      expect(chinese.filter(([, text]) => tight.test(text))).toEqual([]);
    });

    it(`${name}: no_exclamation_marks`, () => {
      expect([...chinese, ...english].filter(([, text]) => /[!！]/.test(text))).toEqual([]);
    });
  }
});
