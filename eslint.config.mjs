import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

const noEnvironment = {
  "no-restricted-properties": [
    "error",
    {
      object: "process",
      property: "env",
      message:
        "Only lib/platform/env.ts reads the environment: one place to check it, one place to test.",
    },
  ],
};
const noWorld = {
  "no-restricted-globals": ["error", "fetch", "process", "setTimeout", "setInterval"],
  "no-restricted-syntax": [
    "error",
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: "core reads no clock: take the moment as an argument.",
    },
    {
      selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
      message: "core reads no clock: take the moment as an argument.",
    },
    {
      selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      message: "core has no randomness: take it as an argument.",
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      ".jeke/**",
      "lib/generated/**",
      "next-env.d.ts",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...next,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/require-await": "off",
      // Its successor, next/root-params, changes how every page learns its language: a change of its own.
      "@typescript-eslint/no-deprecated": [
        "error",
        { allow: [{ from: "package", package: "next-intl", name: "setRequestLocale" }] },
      ],
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/no-empty-object-type": "off",
    },
  },
  {
    files: ["lib/**/*.ts", "app/**/*.ts", "app/**/*.tsx", "components/**/*.tsx"],
    ignores: [
      "lib/platform/env.ts",
      "lib/cli/**",
      "lib/testing/**",
      "**/*.test.ts",
      "**/*.test.tsx",
    ],
    rules: noEnvironment,
  },
  {
    files: ["lib/*/core/**/*.ts", "lib/kernel/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: noWorld,
  },
  {
    files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "react-hooks/rules-of-hooks": "off",
    },
  },
  { files: ["**/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
);
