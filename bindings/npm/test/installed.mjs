// What the tests of the package share: the package as a stranger gets it, the vectors, and the native tool.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));
export const tool = process.env.DOSSIER ?? join(root, "build/release/bin/dossier");
const built = process.env.DOSSIER_PACKAGE ?? join(root, "build/npm/package");

/**
 * Packs the built package, installs the tarball into a folder of its own and tells where it is. The folder goes when the
 * process ends.
 */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "dossier-npm-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const npm = (...args) => execFileSync("npm", args, { cwd: folder, encoding: "utf8" });
  const [{ filename, files }] = JSON.parse(
    npm("pack", built, "--json", "--pack-destination", folder),
  );
  writeFileSync(join(folder, "package.json"), '{"name":"stranger","private":true,"type":"module"}');
  npm("install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  const home = join(folder, "node_modules/dossier-check");
  return {
    folder,
    home,
    tarball: join(folder, filename),
    files: files.map(({ path }) => path).sort(),
    /** The address of a file of the package. */
    url: (path) => pathToFileURL(join(home, path)).href,
    /** Runs a script beside the installed package. */
    run(script, { flags = [], env = {} } = {}) {
      return spawnSync(process.execPath, [...flags, "--input-type=module", "--eval", script], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, ...env },
      });
    },
  };
}

const vectorsFolder = join(root, "tests/vectors");
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** All vectors: tests/vectors/README.md says what they hold. `text` is the body's text, in bytes. */
export function readVectors() {
  return readdirSync(vectorsFolder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const { code, cases } = readJson(join(vectorsFolder, name));
      return cases.map((one) => ({ ...one, code, text: textOf(one) }));
    });
}

/** The cases of contexts/accepted.json or contexts/malformed.json. */
export function readContexts(name) {
  return readJson(join(vectorsFolder, `contexts/${name}.json`)).cases;
}

function textOf(one) {
  if (Object.hasOwn(one, "value")) return Buffer.from(JSON.stringify(one.value));
  if (Object.hasOwn(one, "body")) return Buffer.from(one.body);
  if (Object.hasOwn(one, "body_b64")) return Buffer.from(one.body_b64, "base64");
  return Buffer.from(one.body_runs.map(([text, times]) => text.repeat(times)).join(""));
}

/** The context of a vector, in which `today` is never filled in. */
export const contextOf = (one) => ({ ...one.context, today: one.context?.today ?? null });

/** The bytes of a report without the messages, which are nobody's business but ours. */
export function bytesWithoutMessages(report) {
  const bare = (findings) => findings.map(({ message: _, ...rest }) => rest);
  return JSON.stringify({
    ...report,
    violations: bare(report.violations),
    advice: bare(report.advice),
  });
}

/** Runs the native tool, which has to be there. */
export function runTool(args, input = "") {
  const { error, status, stdout, stderr } = spawnSync(tool, args, {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (error) throw new Error(`The native tool is the yardstick: set DOSSIER. ${error.message}`);
  return { status, stdout, stderr };
}

/** The reports that the native tool prints for `{ text, context }` cases, as text. */
export function toolReports(cases) {
  const lines = cases.map(({ text, context }, id) =>
    JSON.stringify({ id, body_b64: Buffer.from(text).toString("base64"), context }),
  );
  const { stdout } = runTool(["check", "--ndjson", "-"], lines.join("\n") + "\n");
  return stdout
    .trimEnd()
    .split("\n")
    .map((line, id) => {
      const start = `{"id":${id},"report":`;
      if (!line.startsWith(start)) throw new Error(`The tool answered ${line}`);
      return line.slice(start.length, -1);
    });
}

/** A context that decides every rule. */
export const fullContext = {
  today: "2026-11-22",
  customer: {
    customer_type: "INDIVIDUAL",
    api_version: "v2",
    customer_status: "INCOMPLETE",
    country_of_residence: "USA",
    attach_in_flight: false,
  },
  client: { selfie_required: false },
  uploaded_uris: ["/passport.pdf", "/bank.pdf"],
  tos_policies_value: "e9414388-fbdf-4407-b5c2-bc39eae3645b",
};

/** A body that fullContext accepts without advice. */
export const goodBody = () => ({
  identifying_documents: [
    {
      type: "PASSPORT",
      number: "P1234567",
      country: "USA",
      issue_date: "2020-01-01",
      expiry_date: "2030-01-01",
      files: [{ uri: "/passport.pdf" }],
    },
  ],
  address_documents: [{ type: "BANK_STATEMENT", country: "USA", files: [{ uri: "/bank.pdf" }] }],
  tos_policies_value: "e9414388-fbdf-4407-b5c2-bc39eae3645b",
});
