// The rules by hand, in plain JavaScript: the floor.
import { checkDocuments, lacksSide, lacksState } from "./documents.mjs";
import {
  addressTypes,
  identityTypes,
  isCountry,
  isDate,
  isFilled,
  isObject,
  isPrimary,
  isShortEnough,
  isTwoSided,
  sides,
} from "./values.mjs";

/** A check of bodies: the findings of a body, { code, path } each. */
export function makeCheck(context) {
  return (body) => {
    const findings = [];
    checkBody(body, (code, path) => findings.push({ code, path }));
    checkDocuments(body, context, (code, path) =>
      findings.push({ code, path: `/${path.join("/")}` }),
    );
    return findings;
  };
}

const isAny = () => true;
const isIdentityType = (value) => identityTypes.includes(value);
const isAddressType = (value) => addressTypes.includes(value);
const isSide = (value) => sides.includes(value);

/** A member that is a string: `code` is what is wrong if it is not `isRight`. */
function checkText(value, isRight, code, at, name, add, absent) {
  if (typeof value === "string") {
    if (!isRight(value)) add(isFilled(value) ? code : "empty", `${at}/${name}`);
  } else if (value !== undefined) {
    add("type_mismatch", `${at}/${name}`);
  } else if (absent !== undefined) {
    add(absent, `${at}/${name}`);
  }
}

function checkList(list, at, add, checkElement) {
  if (!Array.isArray(list)) {
    add(list === undefined ? "required" : "type_mismatch", at);
    return;
  }
  for (let i = 0; i < list.length; i++) {
    if (isObject(list[i])) checkElement(list[i], `${at}/${i}`, add);
    else add("type_mismatch", `${at}/${i}`);
  }
}

function checkBody(body, add) {
  if (!isObject(body)) {
    add("type_mismatch", "");
    return;
  }
  const { identifying_documents, address_documents } = body;
  checkList(identifying_documents, "/identifying_documents", add, checkIdentity);
  if (Array.isArray(identifying_documents) && identifying_documents.length === 0)
    add("empty", "/identifying_documents");
  checkList(address_documents, "/address_documents", add, checkAddress);
  if (Array.isArray(address_documents) && address_documents.length !== 1)
    add("address_document_count", "/address_documents");
  checkText(body.tos_policies_value, isFilled, "", "", "tos_policies_value", add, "required");
}

function checkIdentity(entry, at, add) {
  const { type, state } = entry;
  const isLicense = type === "DRIVERS_LICENSE";
  const required = isPrimary(type) ? "required" : undefined;
  checkText(type, isIdentityType, "unknown_value", at, "type", add, "required");
  if (type !== "SELFIE") {
    checkText(entry.number, required ? isFilled : isAny, "", at, "number", add, required);
    checkText(entry.country, isCountry, "invalid_country", at, "country", add, required);
    if (required && !isLicense) {
      if (state !== undefined) add("state_forbidden", `${at}/state`);
    } else {
      if (isLicense && lacksState(entry)) add("state_required", `${at}/state`);
      if (state !== undefined && typeof state !== "string") add("type_mismatch", `${at}/state`);
      if (typeof state === "string" && !isShortEnough(state)) add("too_long", `${at}/state`);
    }
    checkText(entry.issue_date, isDate, "invalid_date", at, "issue_date", add);
    checkText(entry.expiry_date, isDate, "invalid_date", at, "expiry_date", add, required);
  }
  if (isTwoSided(type)) checkFiles(entry.files, at, add, 2, checkFileOfSide);
  else checkFiles(entry.files, at, add, required || type === "SELFIE" ? 1 : undefined, checkFile);
}

function checkAddress(entry, at, add) {
  checkText(entry.type, isAddressType, "unknown_value", at, "type", add, "required");
  checkText(entry.country, isCountry, "invalid_country", at, "country", add, "required");
  checkText(entry.issue_date, isDate, "invalid_date", at, "issue_date", add);
  checkFiles(entry.files, at, add, 1, checkFile);
}

function checkFiles(files, at, add, count, checkOne) {
  checkList(files, `${at}/files`, add, checkOne);
  if (!Array.isArray(files)) return;
  if (files.length === 0) add("empty", `${at}/files`);
  else if (count !== undefined && files.length !== count) add("file_count", `${at}/files`);
  if (count === 2 && lacksSide(files)) add("side_missing", `${at}/files`);
}

function checkFile(file, at, add, absentSide) {
  checkText(file.side, isSide, "unknown_value", at, "side", add, absentSide);
  checkText(file.uri, isFilled, "", at, "uri", add, "required");
}

const checkFileOfSide = (file, at, add) => checkFile(file, at, add, "side_required");
