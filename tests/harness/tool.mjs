// The command-line tool, and what its tests share.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { tool } from "./paths.mjs";
import "./reports.mjs";

// The outside world that the tool sees: a terminal that can do colour, and no wish about it.
const environment = { ...process.env, TERM: "xterm-256color" };
delete environment.NO_COLOR;

/** Runs the tool to its end: { status, stdout, stderr }. */
export function run(args, { input = "", env = {} } = {}) {
  const { error, status, stdout, stderr } = spawnSync(tool, args, {
    input,
    env: { ...environment, ...env },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (error && status === null) throw error; // such as that there is no tool
  return { status, stdout, stderr };
}

/** What `check-file` says of bytes on its standard input, under a name without NUL, which no argument can hold. */
export const checkFile = (bytes, name) =>
  run(["check-file", "-", "--json", ...(name === "" ? [] : ["--name", name])], { input: bytes });

/** The reports that the tool prints for `{ text, context }` cases, as text. */
export function toolReports(cases) {
  const lines = cases.map(({ text, context }, id) =>
    JSON.stringify({ id, body_b64: Buffer.from(text).toString("base64"), context }),
  );
  const { stdout } = run(["check", "--ndjson", "-"], { input: lines.join("\n") + "\n" });
  return stdout
    .trimEnd()
    .split("\n")
    .map((line, id) => {
      const start = `{"id":${id},"report":`;
      if (!line.startsWith(start)) throw new Error(`The tool answered ${line}`);
      return line.slice(start.length, -1);
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
