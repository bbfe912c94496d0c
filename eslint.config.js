import js from "@eslint/js";
import tseslint from "typescript-eslint";

const ENGINE_ONLY = "Does not exist on PostgreSQL: await the builder instead.";

const EVERYWHERE = [
  {
    selector: "CallExpression[callee.object.object.name='process'][callee.property.name='env']",
    message: "Read the environment in app/platform/config.server.ts.",
  },
  {
    selector: "JSXAttribute[name.name='style']",
    message: "The content security policy blocks inline styles: use a class.",
  },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Render text, not markup." },
];

// A command says no with a literal of the one union, so that a search for the word finds who gives it and who says it.
const REFUSALS = [
  {
    selector: "CallExpression[callee.name='refused'][arguments.0.type!='Literal']",
    message: "Give the reason as a literal of app/platform/refusal.ts.",
  },
  {
    selector: "ObjectExpression:has(> Property[key.name='ok'][value.value=false]):has(> Property[key.name='reason'])",
    message: "Say no with refused() of app/platform/refusal.ts.",
  },
];

const NAMED = "A component takes a view model with a name: declare it beside the read, with words for what is shown.";

// Between a desk's reads and its pages stand types somebody wrote, not whatever a query happens to give.
const AT_THE_BORDER = [
  "TSTypeReference[typeName.name='Awaited'] TSTypeReference[typeName.name='ReturnType']",
  "TSTypeReference[typeName.name='SerializeFrom']",
  "TSTypeQuery[exprName.name='useLoaderData']",
  "TSQualifiedName[right.name='$inferSelect']",
].map((selector) => ({ selector, message: NAMED }));

// What needs to know types, the promises, is looked at by oxlint (.ci/oxlint.json), which reads them in a third of the time.
export default tseslint.config(
  { ignores: ["build/", "node_modules/", "data/**", ".cache/", "db/migrations/"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommended],
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, argsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 260, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 14],
      "no-restricted-syntax": ["error", ...EVERYWHERE],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Take the time from the injected clock." },
        { object: "Math", property: "random", message: "Ids come from the database kit or tokens.server.ts." },
        { object: "tx", property: "run", message: ENGINE_ONLY },
        { object: "db", property: "run", message: ENGINE_ONLY },
      ],
    },
  },
  {
    files: ["app/**/*.ts"],
    ignores: ["app/platform/refusal.ts"],
    rules: { "no-restricted-syntax": ["error", ...EVERYWHERE, ...REFUSALS] },
  },
  {
    files: ["app/**/*.tsx", "app/**/ui/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...EVERYWHERE, ...REFUSALS, ...AT_THE_BORDER] },
  },
  { files: ["tests/**", "bench/**", "app/demo/data/**"], rules: { "max-lines": "off", complexity: "off" } },
  {
    files: ["**/*.js"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        Request: "readonly",
        Response: "readonly",
        Headers: "readonly",
        AbortController: "readonly",
        setTimeout: "readonly",
        setInterval: "readonly",
        clearTimeout: "readonly",
        clearInterval: "readonly",
        setImmediate: "readonly",
        performance: "readonly",
      },
    },
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_" }] },
  },
  {
    files: ["public/**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        ["document", "history", "location", "fetch", "CSS", "DOMParser", "FormData", "HTMLSelectElement"]
          .concat("URLSearchParams", "globalThis", "navigator", "getSelection")
          .map((name) => [name, "readonly"]),
      ),
    },
  },
);
