// What every entry point with a createValidator() exports besides it.
export {
  type CreateValidator,
  DossierLoadError,
  type Loader,
  type ValidatorOptions,
  type WasmSource,
} from "./validator/load.js";
export type { Pack } from "./report/language.js";
export { rulesHash } from "./generated/hash.js";
export type {
  AddressType,
  AdviceParams,
  Context,
  CustomerStatus,
  IdentityType,
  JsonType,
  Side,
  ViolationParams,
  ViolationStatus,
} from "./generated/types.js";
export type {
  AddressDocument,
  AttachRequest,
  BothSides,
  CalendarDate,
  Country,
  DriversLicense,
  FileOfSide,
  ForeignDriversLicense,
  IdentityDocument,
  NationalId,
  Passport,
  PrimaryDocument,
  PrimaryMembers,
  ResidencePermit,
  Selfie,
  UploadedFile,
  UsDriversLicense,
  UsState,
} from "./generated/request.js";
export type {
  Advice,
  AdviceCode,
  Code,
  FactualCode,
  HttpAnswer,
  Report,
  Spoken,
  Violation,
  ViolationCode,
} from "./report.js";
export type { DossierSchema, SchemaIssue, SchemaResult } from "./validator/standard_schema.js";
export type { ContextValidator, Validator } from "./validator/interface.js";
