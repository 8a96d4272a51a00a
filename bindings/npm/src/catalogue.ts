/** The rule catalogue as data: `import { rules } from "dossier-check/catalogue"`. */
export { fileRules, fileTypes, rules } from "./generated/catalogue.js";
export { rulesHash } from "./generated/hash.js";
export type { FileRule, FileTypeInfo, Rule } from "./rule.js";
