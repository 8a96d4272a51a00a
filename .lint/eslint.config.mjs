// What ESLint looks for: faults. How code looks is Prettier's, and what a type can tell is the compiler's.
//
// typescript-eslint does not know TypeScript 7 yet. The TypeScript of this folder is for it alone, and compiles nothing.
import js from "@eslint/js";
import globals from "globals";
import ts from "typescript-eslint";

const typed = ["bindings/npm/src/**/*.ts", "web-demo/site/src/**/*.ts"];

/** What programs of tests that run in a browser, inside those that run in Node, ask of it. */
const page = [
  "addEventListener",
  "DataTransfer",
  "document",
  "Element",
  "getComputedStyle",
  "history",
].concat("innerWidth");

/** What Emscripten gives to the libraries of its glue. */
const glue = ["HEAPU8", "LibraryManager", "mergeInto", "Module", "wasmMemory", "wasmTable"];

const readable = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

export default ts.config(
  { ignores: ["build/", "**/node_modules/", "bindings/npm/src/generated/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  {
    files: ["**/*.{js,mjs,ts,tsx}"],
    extends: [js.configs.recommended],
    rules: {
      "array-callback-return": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-constructor-return": "error",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-unreachable-loop": ["error", { ignore: ["ForInStatement"] }], // is there any?
      "no-unused-expressions": ["error", { allowShortCircuit: true, allowTernary: true }],
      // { left: _, ...out } leaves a member out.
      "no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_$" }],
      // No faults: the tool's colours and columns are looked for in its output as they stand there.
      "no-control-regex": "off",
      "no-regex-spaces": "off",
    },
  },

  { files: ["**/*.mjs"], languageOptions: { globals: globals.nodeBuiltin } },
  {
    files: ["tests/{browser,forms,harness,recipes}/**/*.mjs"],
    languageOptions: { globals: readable(page) },
  },
  { files: ["web-demo/site/public/*.js"], languageOptions: { globals: globals.browser } },
  {
    files: ["bindings/wasm/*.js"],
    languageOptions: { sourceType: "script", globals: readable(glue) },
  },

  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parser: ts.parser },
    plugins: { "@typescript-eslint": ts.plugin },
    // The compiler says so.
    rules: { "no-undef": "off", "no-unused-vars": "off" },
  },
  {
    files: typed,
    extends: [ts.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-deprecated": "error",
      "@typescript-eslint/require-array-sort-compare": "error",
      "@typescript-eslint/return-await": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // The browser tells of a listener that fails, and the pages' tests fail with it.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { arguments: false } },
      ],
      // No faults: a wider type can be the point of an assertion, and what has methods here is made by functions and knows no `this`.
      "@typescript-eslint/no-unnecessary-type-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  // There an expression alone is what must not compile.
  { files: ["bindings/npm/test/types/*.ts"], rules: { "no-unused-expressions": "off" } },
);
