// What dossier-check is compared with: the rules of stage 4 (docs/rules.md, "validation") without their params, written with each library
// in the way that its documentation shows. Each says with what words of its own it names a finding; agreement.test.mjs holds all of them to the
// vectors by these.
import { bundle } from "./bundles.mjs";

const pointer = (keys) => keys.map((key) => `/${key}`).join("");

/**
 * Each peer:
 *
 *   name       as it is printed
 *   file       its rules, a module here with makeCheck(context), which gives a function from a body to a list of what was found
 *   alias      the packages that stand in for those that the file imports
 *   code       what the library itself names the rule by, as its user reads it of an element of that list
 *   place      and the place
 *   findings   the contract's [code, path] of such an element: none for what only says that another one was found, several for one that
 *              names several members
 */
export const peers = [
  {
    name: "by hand",
    file: "hand.mjs",
    code: ({ code }) => code,
    place: ({ path }) => path,
    findings: ({ code, path }) => [[code, path]],
  },
  {
    name: "ajv (standalone)",
    file: "ajv.mjs",
    code: ({ keyword }) => keyword,
    place: ({ instancePath }) => instancePath,
    findings: findingsOfAjv,
  },
  {
    name: "TypeBox (compiled)",
    file: "typebox.mjs",
    code: ({ keyword }) => keyword,
    place: ({ instancePath }) => instancePath,
    findings: findingsOfTypeBox,
  },
  {
    name: "valibot",
    file: "valibot.mjs",
    code: ({ message }) => message,
    place: ({ path }) => path,
    findings: ({ message, path = [] }) => [[message, pointer(path.map(({ key }) => key))]],
  },
  ...["zod", "zod/mini"].map((name) => ({
    name,
    file: "zod.mjs",
    alias: { zod: name },
    code: ({ message }) => message,
    place: ({ path }) => path,
    findings: ({ message, path }) => [[message, pointer(path)]],
  })),
];

/** The peers with their `makeCheck`, and `bundle`, the path of the file that it is loaded from. */
export const loadPeers = () =>
  Promise.all(
    peers.map(async ({ file, alias, ...peer }) => {
      const path = await bundle(peer.name, file, alias);
      const { makeCheck } = await import(path);
      return { ...peer, bundle: path, makeCheck };
    }),
  );

/** The code of a member that is absent where it is required. */
const codeOfAbsent = (member) =>
  ({ side: "side_required", state: "state_required" })[member] ?? "required";

const codeOfCount = (path, limit) =>
  path === "/address_documents" ? "address_document_count" : limit === 0 ? "empty" : "file_count";

function findingsOfAjv({ keyword, instancePath, params }) {
  switch (keyword) {
    case "if": // says only that something is wrong below it,
    case "const": // and this one of what "contains" looks for
      return [];
    case "required":
      return [[codeOfAbsent(params.missingProperty), `${instancePath}/${params.missingProperty}`]];
    case "type":
      return [["type_mismatch", instancePath]];
    case "pattern":
      return [[instancePath.endsWith("/state") ? "state_required" : "empty", instancePath]];
    case "enum":
      return [["unknown_value", instancePath]];
    case "format":
      return [[params.format === "country" ? "invalid_country" : "invalid_date", instancePath]];
    case "maxLength":
      return [["too_long", instancePath]];
    case "minItems":
      return [[codeOfCount(instancePath, params.limit - 1), instancePath]];
    case "maxItems":
      return [[codeOfCount(instancePath, params.limit), instancePath]];
    case "contains":
      return [["side_missing", instancePath]];
    case "false schema":
      return [["state_forbidden", instancePath]];
    default:
      return [[keyword, instancePath]];
  }
}

function findingsOfTypeBox({ keyword, instancePath, params }) {
  switch (keyword) {
    case "required":
      return params.requiredProperties.map((name) => [
        codeOfAbsent(name),
        `${instancePath}/${name}`,
      ]);
    case "type":
      return [["type_mismatch", instancePath]];
    case "~refine":
      return [[params.message, instancePath]];
    case "minItems":
      return [[codeOfCount(instancePath, 0), instancePath]];
    case "maxItems":
      return [[codeOfCount(instancePath, 1), instancePath]];
    case "not":
      return [["state_forbidden", instancePath]];
    default:
      return [[keyword, instancePath]];
  }
}
