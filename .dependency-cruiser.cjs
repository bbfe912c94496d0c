/** Who may import whom: the house rules of the README, checked by tests/architecture/imports.test.ts. */

const ROOMS = [
  "forms",
  "letters",
  "activity",
  "accounts",
  "saved-views",
  "conversations",
  "invitations",
  "registry",
  "agenda",
  "members",
  "dues",
  "contact",
  "applications",
  "council",
  "initiatives",
  "projects",
  "asks",
  "following",
  "open-data",
  "archive",
  "imports",
  "statements",
  "inbox",
  "prospects",
  "administration",
];

// A room imports itself and the rooms to its left, never to its right.
const leftToRight = ROOMS.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-only-to-its-left`,
  severity: "error",
  from: { path: `^app/features/${room}/` },
  to: { path: `^app/features/(${ROOMS.slice(index + 1).join("|")})/` },
}));

// The desks of a room, left to right: what comes first is needed by what comes after.
const DESKS = {
  members: [
    "institution",
    "units",
    "profile",
    "people",
    "ties",
    "membership",
    "renaming",
    "merging",
    "registry-changes",
    "leaving",
    "hearing",
    "year",
    "renewal",
    "credential",
    "certificate",
    "atlas",
    "directory",
    "map",
    "home",
  ],
  initiatives: ["initiative", "editing", "reading"],
  projects: [
    "project",
    "matching",
    "board",
    "initiatives",
    "network",
    "messages",
    "partners",
    "work",
    "discussion",
    "results",
    "published",
    "lead",
    "documents",
    "commitment",
    "activity",
    "suggestions",
    "consortium",
    "coediting",
    "posting",
    "versions",
    "lifecycle",
    "freshness",
    "own",
  ],
  applications: [
    "form",
    "file",
    "letters",
    "messages",
    "checks",
    "scoring",
    "review",
    "decision",
    "correction",
    "reopening",
    "twins",
    "statistics",
    "precheck",
    "takeover",
    "hands",
    "handover",
    "versions",
    "commitment",
    "head",
    "formalities",
    "recommendations",
    "apply",
    "appeal",
  ],
  council: ["session", "motion", "ballot", "announce", "minutes", "recount"],
};

const desksLeftToRight = Object.entries(DESKS).flatMap(([room, desks]) =>
  desks.slice(0, -1).map((desk, index) => ({
    name: `${room}-${desk}-imports-only-to-its-left`,
    severity: "error",
    from: { path: `^app/features/${room}/${desk}/` },
    to: { path: `^app/features/${room}/(${desks.slice(index + 1).join("|")})/` },
  })),
);

const everythingAtADesk = Object.entries(DESKS).map(([room, desks]) => ({
  name: `${room}-has-nothing-beside-its-desks`,
  severity: "error",
  from: {},
  to: { path: `^app/features/${room}/(?!(${desks.join("|")})/)` },
}));

const PURE =
  "\\.(schema|policy)\\.ts$|^app/features/.+-(form|letters|emails)\\.ts$|judge-checks\\.ts$|^app/features/activity/actions(\\.ts$|/)";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    ...leftToRight,
    ...desksLeftToRight,
    ...everythingAtADesk,
    {
      name: "vocabulary-imports-nothing",
      severity: "error",
      from: { path: "^db/vocabulary" },
      to: { pathNot: "^db/vocabulary" },
    },
    {
      name: "db-imports-only-db",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^app/" },
    },
    {
      name: "platform-imports-no-room",
      severity: "error",
      from: { path: "^app/platform/", pathNot: "services\\.server\\.ts$" },
      to: { path: "^app/(features|http|routes|ui)/" },
    },
    {
      name: "rooms-know-nothing-of-http",
      severity: "error",
      from: { path: "^app/features/", pathNot: "/ui/" },
      to: { path: "node_modules/@remix-run/|^app/http/" },
    },
    {
      name: "http-imports-only-accounts",
      severity: "error",
      from: { path: "^app/http/" },
      to: { path: "^app/(features/(?!accounts/)|routes/)" },
    },
    {
      name: "i18n-imports-nothing-of-app",
      severity: "error",
      from: { path: "^app/i18n/" },
      to: { path: "^app/(?!i18n/)" },
    },
    {
      name: "pure-files-do-no-io",
      severity: "error",
      from: { path: PURE },
      to: {
        path: "\\.server\\.tsx?$|^db/(?!vocabulary|countries|locales)|^app/(routes|ui)/|node_modules/react/",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "ui-is-presentational",
      severity: "error",
      from: { path: "^app/ui/|^app/features/.+/ui/|^app/work/ui/" },
      to: { path: "\\.server\\.tsx?$|^db/(?!vocabulary|locales)|^app/routes/", dependencyTypesNot: ["type-only"] },
    },
    { name: "kit-knows-no-room", severity: "error", from: { path: "^app/ui/" }, to: { path: "^app/features/" } },
    {
      name: "routes-do-not-touch-the-cellar",
      severity: "error",
      from: { path: "^app/routes/" },
      to: { path: "^db/(?!vocabulary|countries|locales)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nobody-stands-in-the-door",
      severity: "error",
      from: { path: "^(app|db)/", pathNot: "^app/(door/|entry\\.server)" },
      to: { path: "^app/door/" },
    },
    {
      name: "the-clock-stands-above-the-rooms",
      severity: "error",
      from: { path: "^(app/(features|http|platform|ui|i18n|door)|db)/" },
      to: { path: "^app/work/" },
    },
    {
      name: "nobody-imports-routes",
      severity: "error",
      from: { path: "^(app|db)/", pathNot: "^app/routes" },
      to: { path: "^app/routes/" },
    },
    {
      name: "demonstration-only-from-the-command-line",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(cli|demo)/" },
      to: { path: "^app/demo/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
