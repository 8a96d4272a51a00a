// What every entry point of the package exports besides its createValidator().
export { DossierLoadError, type Loader, type ValidatorOptions, type WasmSource } from "./load.js";
export { rulesHash } from "./generated/hash.js";
export type {
  AdviceParams,
  Context,
  JsonType,
  ViolationParams,
  ViolationStatus,
} from "./generated/types.js";
export type {
  Advice,
  AdviceCode,
  Code,
  FactualCode,
  HttpAnswer,
  Report,
  Violation,
  ViolationCode,
} from "./report.js";
export type { ContextValidator, Validator } from "./validator.js";
