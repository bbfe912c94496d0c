import * as parser from "@typescript-eslint/parser";

const EVERYWHERE = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
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

// What only selectors can say of the portal's own code. All else is looked at by oxlint (.ci/oxlint.json), in a tenth of the time.
export default [
  {
    files: ["app/**/*.{ts,tsx}"],
    languageOptions: { parser },
    rules: { "no-restricted-syntax": ["error", ...EVERYWHERE] },
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
];
