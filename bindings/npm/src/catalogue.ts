/** The rule catalogue as data: `import { rules } from "dossier-check/catalogue"`. */
export { rules } from "./generated/catalogue.js";
export { rulesHash } from "./generated/hash.js";
export type { Rule } from "./rule.js";
