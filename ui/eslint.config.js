import globals from "globals";
import hooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const invoke = [
  { regex: "(^|/)bindings$", message: "Only api/ talks to Rust: use its hooks; types come from api/types." },
  { regex: "^@tauri-apps/", message: "Only api/ talks to Rust." },
];
const features = { regex: "(^|/)features(/|$)", message: "components know no feature." };
const api = { regex: "(^|/)api(/|$)", message: "components know no api." };
const forbid = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
});

const components = { regex: "(^|/)components(/|$)", message: "api knows no component." };

const nouns = [
  "start", "today", "customer", "product", "certificate", "settings", "palette",
  "tender", "quotation", "bid", "contract",
];
/** A feature may not look into another one, neither as ../bid nor as features/bid. */
const otherFeatures = (own) => {
  const others = nouns.filter((noun) => noun !== own).join("|");
  return { regex: `(^|/)(features/|\\.\\./)(${others})(/|$)`, message: "A feature knows no other feature." };
};

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/bindings.ts"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { globals: globals.browser },
    plugins: { "react-hooks": hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest"],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  { files: ["src/**/*.{ts,tsx}"], ignores: ["src/api/**", "src/test/**"], rules: forbid(...invoke) },
  { files: ["src/api/**"], rules: forbid(features, components) },
  { files: ["src/components/**"], rules: forbid(...invoke, features, api) },
  ...nouns.map((noun) => ({
    files: [`src/features/${noun}/**`],
    rules: forbid(...invoke, otherFeatures(noun)),
  })),
);
