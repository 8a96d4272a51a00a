// Section 2: the facts around a body.
import { readJson } from "./json_text.mjs";
import * as is from "./values.mjs";

const boolean = (value) => typeof value === "boolean";
const members = {
  today: is.date,
  customer: {
    customer_type: is.string,
    api_version: is.string,
    customer_status: is.string,
    country_of_residence: is.string,
    attach_in_flight: boolean,
  },
  client: { selfie_required: boolean },
  uploaded_uris: (value) => is.array(value) && value.every(is.string),
  tos_policies_value: is.string,
};

/**
 * An error of the call. Its text has to name a member; `members` are those at fault, of which the contract does not say which is
 * named: none where no member is, as in what is not JSON.
 */
export class MalformedContext extends Error {
  constructor(members) {
    super(`malformed context: ${members.join(", ")}`);
    this.members = members;
  }
}

function readText(text) {
  try {
    return readJson(typeof text === "string" ? new TextEncoder().encode(text) : text);
  } catch {
    throw new MalformedContext([]);
  }
}

/** The facts that a context gives, a text or its bytes, by their dotted names. */
export function readContext(text) {
  const { value, duplicates } = readText(text);
  const facts = new Map();
  const faults = duplicates.map((path) => path.join("."));

  function readObject(object, members, prefix) {
    for (const [name, value] of object) {
      const known = Object.hasOwn(members, name) ? members[name] : undefined;
      const isOwner = known !== undefined && typeof known !== "function";
      if (value === null && known !== undefined) continue; // absent
      if (isOwner && is.object(value)) readObject(value, known, `${prefix}${name}.`);
      else if (!isOwner && known?.(value)) facts.set(prefix + name, value);
      else faults.push(prefix + name);
    }
  }

  if (is.object(value)) readObject(value, members, "");
  else if (value !== null) throw new MalformedContext([]);
  if (faults.length > 0) throw new MalformedContext(faults);
  return facts;
}
