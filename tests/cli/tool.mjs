// What the tests of the command-line tool share.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const tool =
  process.env.DOSSIER ?? fileURLToPath(new URL("../../build/release/bin/dossier", import.meta.url));

// The outside world that the tool sees: a terminal that can do colour, and no wish about it.
export const environment = { ...process.env, TERM: "xterm-256color" };
delete environment.NO_COLOR;

/** Runs the tool to its end: { status, stdout, stderr }. */
export function run(args, { input = "", env = {} } = {}) {
  return spawnSync(tool, args, {
    input,
    env: { ...environment, ...env },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
}

/** Runs a shell command in which $DOSSIER is the tool. */
export function shell(command, { input = "", env = {} } = {}) {
  return spawnSync("bash", ["-c", command], {
    input,
    env: { ...environment, DOSSIER: tool, ...env },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
}

/** What a shell command shows on a terminal of so many columns. */
export function onTerminal(command, { columns = 80, env = {} } = {}) {
  const script = `stty cols ${columns}; ${command}`;
  const { status, stdout } = spawnSync("script", ["-qec", script, "/dev/null"], {
    env: { ...environment, DOSSIER: tool, SHELL: "/bin/bash", ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { status, stdout: stdout.replaceAll("\r\n", "\n") };
}

/** Starts the tool, to be talked with. */
export function start(args, { env = {} } = {}) {
  return spawn(tool, args, { env: { ...environment, ...env }, stdio: ["pipe", "pipe", "pipe"] });
}

/** How a started tool ended: { status, stderr }. */
export async function end(child) {
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (stderr += text));
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { status, stderr };
}

const folder = mkdtempSync(join(tmpdir(), "dossier-cli-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** The path of a temporary file with that content. */
export function file(name, content) {
  const path = join(folder, name);
  writeFileSync(
    path,
    typeof content === "string" || content instanceof Uint8Array
      ? content
      : JSON.stringify(content),
  );
  return path;
}

export const columnsOf = (line) => [...line].length;
export const withoutColour = (text) => text.replace(/\x1b\[\d*m/g, "");

const tos = "e9414388-fbdf-4407-b5c2-bc39eae3645b";

export const context = {
  today: "2026-11-22",
  customer: {
    customer_type: "INDIVIDUAL",
    api_version: "v2",
    customer_status: "INCOMPLETE",
    country_of_residence: "USA",
    attach_in_flight: false,
  },
  client: { selfie_required: false },
  uploaded_uris: ["/a.pdf", "/b.pdf"],
  tos_policies_value: tos,
};

/** A body without violation and advice; `passport` and `top` change members of its passport and of itself. */
export function body(passport = {}, top = {}) {
  return {
    identifying_documents: [
      {
        type: "PASSPORT",
        number: "X1",
        country: "USA",
        expiry_date: "2029-06-01",
        files: [{ uri: "/a.pdf" }],
        ...passport,
      },
    ],
    address_documents: [{ type: "BANK_STATEMENT", country: "USA", files: [{ uri: "/b.pdf" }] }],
    tos_policies_value: tos,
    ...top,
  };
}

export const valid = JSON.stringify(body());
export const validReport = '{"ok":true,"status":200,"violations":[],"advice":[],"undecided":[]}';
