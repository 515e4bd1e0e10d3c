// The house of ARCHITECTURE.md as rules: a module imports only from those before it.
const order = [
  ["kernel"],
  ["law", "i18n"],
  ["platform"],
  ["audit"],
  ["operator"],
  ["identity", "systems"],
  ["consents"],
  ["fulfilment"],
  ["exports", "retention"],
  ["requests"],
  ["notify"],
  ["jobs"],
  ["web"],
  ["cli"],
];
const test = "\\.test\\.tsx?$|^lib/testing/|^e2e/";

const layers = order.flatMap((names, index) =>
  names.map((name) => {
    const siblings = names.filter((other) => other !== name);
    const later = [...order.slice(index + 1).flat(), ...siblings];
    return {
      name: `order-${name}`,
      comment: `${name} stands before ${later.join(", ")} and never imports them.`,
      severity: "error",
      from: { path: `^lib/${name}/`, pathNot: test },
      to: {
        path: `^lib/(${later.join("|") || "none"})/`,
        // Neighbours may know each other's shapes: identity hands its rows to systems as a portal collection.
        pathNot: siblings.map((sibling) => `^lib/${sibling}/ports\\.ts$`),
      },
    };
  }),
);

/** @type {import("dependency-cruiser").IConfiguration} */
const config = {
  forbidden: [
    ...layers,
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "app-is-routes-only",
      comment: "Pages call queries and use cases; they never speak to the database or a driver.",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "^lib/generated/|node_modules/(@prisma|pg|pg-boss|nodemailer|mariadb)/" },
    },
    {
      name: "components-draw",
      comment: "Components know types, schemas and pure core; never data access.",
      severity: "error",
      from: { path: "^components/" },
      to: {
        path: "^lib/.*(use-cases|queries|store|adapters|platform)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "ui-knows-nothing-of-privacy",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^lib/(?!kernel|i18n|law/core)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "core-is-pure",
      comment: "core/ does no I/O: no platform, no stores, no Node modules that touch the world.",
      severity: "error",
      from: { path: "^lib/[^/]+/core/", pathNot: test },
      to: {
        path: "^lib/platform/(?!canonical)|^lib/generated/|/(use-cases|store|queries|adapters)|^node:(fs|net|http|https|child_process|process|os|timers)|^(fs|net|http|https|child_process)$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "use-cases-stand-alone",
      comment:
        "A use case never imports another use case: what two need is core, store or queries.",
      severity: "error",
      from: { path: "^lib/([^/]+)/use-cases/", pathNot: test },
      to: { path: "^lib/[^/]+/use-cases/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "testing-only-from-tests",
      severity: "error",
      from: { path: "^(lib|app|components)/", pathNot: test },
      to: { path: "^lib/testing/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-only-from-app",
      severity: "error",
      from: { path: "^(lib|components)/", pathNot: "^lib/web/|" + test },
      to: { path: "^lib/web/", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.jeke)/" },
    enhancedResolveOptions: {
      conditionNames: ["react-server", "import", "require", "node", "default", "types"],
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};

export default config;
