// What the portal asks of its own code beside the rules everybody knows: a plugin of oxlint, named in .ci/oxlint.json.

/** A rule that answers each node of these kinds with a message where it is a breach. */
const rule = (message, visitors) => ({
  create: (context) =>
    Object.fromEntries(
      Object.entries(visitors).map(([kind, isBreach]) => [
        kind,
        (node) => {
          if (isBreach(node)) context.report({ node, message });
        },
      ]),
    ),
});

const named = (node, name) => node?.name === name;
const isNamedTag = (name) => (node) => named(node.name, name);

/** Whether an object says of itself `key: …`, and what it says there passes. */
const says = (node, key, passes) =>
  node.properties.some((one) => one.type === "Property" && named(one.key, key) && passes(one.value));

/** Whether a node stands in the arguments of `Awaited<…>`, at any depth. */
function isAwaited(node) {
  for (let above = node.parent; above; above = above.parent)
    if (above.type === "TSTypeReference" && named(above.typeName, "Awaited")) return true;
  return false;
}

export default {
  meta: { name: "house" },
  rules: {
    "environment-in-config": rule("Read the environment in app/platform/config.server.ts.", {
      MemberExpression: ({ object, property }) => named(object, "process") && named(property, "env"),
    }),
    "no-inline-style": rule("The content security policy blocks inline styles: use a class.", {
      JSXAttribute: isNamedTag("style"),
    }),
    "no-markup-from-text": rule("Render text, not markup.", {
      JSXAttribute: isNamedTag("dangerouslySetInnerHTML"),
    }),
    // A command says no with a literal of the one union, so that a search for the word finds who gives it and who says it.
    "reason-is-a-literal": rule("Give the reason as a literal of app/platform/refusal.ts.", {
      CallExpression: (node) => named(node.callee, "refused") && node.arguments[0]?.type !== "Literal",
    }),
    "say-no-with-refused": rule("Say no with refused() of app/platform/refusal.ts.", {
      ObjectExpression: (node) =>
        says(node, "ok", (value) => value.value === false) && says(node, "reason", () => true),
    }),
    // Between a desk's reads and its pages stand types somebody wrote, not whatever a query happens to give.
    "named-view-model": rule(
      "A component takes a view model with a name: declare it beside the read, with words for what is shown.",
      {
        TSTypeReference: (node) =>
          named(node.typeName, "SerializeFrom") || (named(node.typeName, "ReturnType") && isAwaited(node)),
        TSTypeQuery: (node) => named(node.exprName, "useLoaderData"),
        TSQualifiedName: (node) => named(node.right, "$inferSelect"),
      },
    ),
  },
};
