// What the entry points for forms export besides their createValidator().
export * from "./public.js";
export type { CheckFileOptions, FormValidator } from "./validator/form_validator.js";
export type {
  FileAdviceParams,
  FileType,
  FileViolationParams,
  MediaType,
  Need,
} from "./generated/types.js";
export type { AddressPlan, DocumentType, IdentityPlan, Plan } from "./validator/plan.js";
export type {
  FileAdvice,
  FileAdviceCode,
  FileReport,
  FileViolation,
  FileViolationCode,
} from "./report.js";
