/** The rule catalogue as data: `import { rules } from "dossier-check/catalogue"`. */
export {
  addressTypes,
  countries,
  customerStatuses,
  fileRules,
  fileTypes,
  identityTypes,
  rules,
  sides,
  states,
} from "./generated/catalogue.js";
export { rulesHash } from "./generated/hash.js";
export type { FileRule, FileTypeInfo, Rule, StateInfo } from "./rule.js";
