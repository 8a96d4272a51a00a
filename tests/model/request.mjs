// Section 5, shape: which members of a body are checked, and as what; and so the things that the rules look at.
import * as tables from "./tables.mjs";
import * as is from "./values.mjs";

const [required, optional] = [true, false];

/** What is checked in an entry beside its `type` and `files`, and whether it is required. */
const checked = {
  primary: { number: required, country: required, issue_date: optional, expiry_date: required },
  DRIVERS_LICENSE: { state: optional }, // forbidden in the other primary types
  SELFIE: {}, // ignored whatever they hold
  typeless: {
    ...{ number: optional, country: optional, state: optional },
    ...{ issue_date: optional, expiry_date: optional },
  },
  address: { country: required, issue_date: optional },
};

/** What an entry is to the rules. Without a type of its list an identity entry is neither a primary nor a selfie. */
function roleOf(kind, type) {
  if (kind === "address") return "address";
  if (tables.primaryTypes.includes(type)) return "primary";
  return type === "SELFIE" ? "SELFIE" : "typeless";
}

/**
 * What a request consists of, in body order. Each thing has its `path`, an object its contract's members: undefined where absent.
 *   body     the body, if it is an object
 *   places   each value that is checked for its shape, present or absent
 *   entries  the entries that are objects, with their `role` and those of their files that are objects
 *   files    the files that are objects, with their entry
 *   members  each member of the objects that stand where the contract puts them
 */
export function lookAt(body) {
  const request = { body: [], places: [], entries: [], files: [], members: [] };

  /** Notes a place. Where the value is of another type, nothing else is checked at or below it. */
  function look(path, value, type, isRequired, more) {
    request.places.push({ path, name: path.at(-1), value, type, isRequired, ...more });
  }

  function lookAtObject(path, value, kind) {
    look(path, value, "object", required);
    if (!is.object(value)) return undefined;
    for (const name of value.keys()) {
      request.members.push({ path: [...path, name], name, object: value, kind });
    }
    const members = tables.members[kind].map((name) => [name, value.get(name)]);
    return { path, ...Object.fromEntries(members) };
  }

  function lookAtList(path, value, lookAtElement) {
    look(path, value, "array", required);
    if (is.array(value)) value.forEach((element, i) => lookAtElement([...path, i], element));
  }

  function lookAtEntry(path, value, kind) {
    const entry = lookAtObject(path, value, kind);
    if (entry === undefined) return;
    const role = roleOf(kind, entry.type);
    Object.assign(entry, { role, fileObjects: [] });
    request.entries.push(entry);
    look([...path, "type"], entry.type, "string", required, { allowed: tables.typesOf[kind] });
    const ofType = role === "primary" ? checked[entry.type] : {};
    for (const [name, isRequired] of Object.entries({ ...checked[role], ...ofType })) {
      look([...path, name], entry[name], "string", isRequired, { role });
    }
    lookAtList([...path, "files"], entry.files, (path, value) => lookAtFile(path, value, entry));
  }

  function lookAtFile(path, value, entry) {
    const file = lookAtObject(path, value, "file");
    if (file === undefined) return;
    file.entry = entry;
    entry.fileObjects.push(file);
    request.files.push(file);
    look([...path, "side"], file.side, "string", optional, { allowed: tables.sides });
    look([...path, "uri"], file.uri, "string", required);
  }

  const object = lookAtObject([], body, "body");
  if (object === undefined) return request;
  request.body.push(object);
  for (const [list, kind] of Object.entries(tables.lists)) {
    lookAtList([list], object[list], (path, value) => lookAtEntry(path, value, kind));
  }
  look(["tos_policies_value"], object.tos_policies_value, "string", required);
  return request;
}

// What a rule may be of; nothing: of the request as a whole.

export const body = (request) => request.body;
export const places = (request) => request.places;
export const members = (request) => request.members;
export const files = (request) => request.files;
export const entries = (...roles) => {
  return (request) => request.entries.filter(({ role }) => roles.includes(role));
};
export const filesOf = (...roles) => {
  return (request) => request.files.filter(({ entry }) => roles.includes(entry.role));
};

const isTwoSided = ({ role, type }) => role === "primary" && tables.twoSidedTypes.includes(type);
export const twoSided = (request) => request.entries.filter(isTwoSided);
export const filesOfTwoSided = (request) => request.files.filter(({ entry }) => isTwoSided(entry));
