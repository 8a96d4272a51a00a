// release.mjs: makes what would be published of the last commit, in build/publish/, and says how to publish it. It publishes
// nothing itself.
//
//   no option    checks that the commit can be released, and runs the tests and linters on it
//   --tested     does not run them: they have been run on this commit
//   --compare    only builds the tarball twice, as a test that it is reproducible
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { sbomOf } from "./sbom.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { name, version } = JSON.parse(readFileSync(join(root, "bindings/npm/package.json"), "utf8"));
const tarball = `build/npm/${name}-${version}.tgz`;

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
const commit = git("rev-parse", "HEAD");

function fail(...lines) {
  console.error(lines.join("\n"));
  process.exit(1);
}

/** Runs words of the Makefile; a make of its own. */
function make(words, { cwd, env = {}, umask = process.umask() }) {
  const outer = Object.entries(process.env).filter(
    // What is compiled twice must not come out of a cache the second time.
    ([key]) => !/^(MAKEFLAGS|MFLAGS|MAKELEVEL|CMAKE_.*_LAUNCHER)$/.test(key),
  );
  const before = process.umask(umask);
  const { status } = spawnSync("make", words, {
    cwd,
    env: { ...Object.fromEntries(outer), CCACHE_DISABLE: "1", ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  process.umask(before);
  if (status !== 0) fail(`make ${words.join(" ")} failed.`);
}

/** What speaks against a release of this commit. */
function problems() {
  const changes = git("status", "--porcelain");
  const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  const heading = `## [${version}] - `;
  const entry = changelog.split("\n").find((line) => line.startsWith(heading));
  const date = entry?.slice(heading.length) ?? "";
  return [
    changes && `The tree is not clean:\n${changes}`,
    !entry && `CHANGELOG.md has no entry for ${version}.`,
    entry && !/^\d{4}-\d\d-\d\d$/.test(date) && `CHANGELOG.md has no date for ${version}: ${date}`,
    git("tag", "--list", `v${version}`) && `There is a tag v${version} already.`,
  ].filter(Boolean);
}

/** Builds the tarball in a fresh clone, and gives its bytes. */
function build(folder, surroundings) {
  console.log(`== Building the package in a clone: ${folder}`);
  mkdirSync(dirname(folder), { recursive: true });
  git("clone", "--quiet", "--no-hardlinks", root, folder);
  execFileSync("git", ["checkout", "--quiet", commit], { cwd: folder });
  make(["package"], { cwd: folder, ...surroundings });
  return readFileSync(join(folder, tarball));
}

/** The files of a tarball with their modes and hashes. */
function contents(bytes, folder) {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.tgz"), bytes);
  const list = execFileSync("tar", ["-tvzf", "package.tgz"], { cwd: folder, encoding: "utf8" });
  execFileSync("tar", ["-xzf", "package.tgz"], { cwd: folder });
  return list
    .trim()
    .split("\n")
    .map((line) => {
      const file = line.split(" ").at(-1);
      const hash = createHash("sha256").update(readFileSync(join(folder, file)));
      return `${line} ${hash.digest("hex")}`;
    });
}

const options = process.argv.slice(2);
const comparesOnly = options.includes("--compare");

if (!comparesOnly) {
  const found = problems();
  if (found.length > 0) fail(`${commit.slice(0, 12)} cannot be released:`, ...found);
  if (!options.includes("--tested")) make(["test", "lint"], { cwd: root });
}

const workshop = mkdtempSync(join(tmpdir(), "dossier-release-"));
process.on("exit", () => rmSync(workshop, { recursive: true, force: true }));

const first = join(workshop, "one");
const bytes = build(first, { env: { TZ: "UTC", LC_ALL: "C.UTF-8" }, umask: 0o022 });
const other = build(join(workshop, "another/of-a-longer-name/two"), {
  env: { TZ: "Pacific/Kiritimati", LC_ALL: "C" },
  umask: 0o077,
});
if (!bytes.equals(other)) {
  const [here, there] = [contents(bytes, `${workshop}/1`), contents(other, `${workshop}/2`)];
  fail(
    "The two tarballs differ:",
    ...here.filter((line) => !there.includes(line)).map((line) => `- ${line}`),
    ...there.filter((line) => !here.includes(line)).map((line) => `+ ${line}`),
  );
}
console.log("== Both tarballs are the same, byte for byte");
if (comparesOnly) process.exit();

const sbom = await sbomOf(first, { name, version, commit, bytes });
const out = join(root, "build/publish");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(join(first, tarball), join(out, `${name}-${version}.tgz`));
writeFileSync(join(out, `${name}-${version}.cdx.json`), `${JSON.stringify(sbom, null, 2)}\n`);

const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
console.log(`
What would be published, of commit ${commit}:

  build/publish/${name}-${version}.tgz        ${bytes.length.toLocaleString("en-US")} bytes
  build/publish/${name}-${version}.cdx.json   its SBOM, CycloneDX

  ${integrity}

Nothing has been published. To do it:

  git tag --sign v${version} ${commit.slice(0, 12)}
  npm publish build/publish/${name}-${version}.tgz --access public

and then compare: npm view ${name}@${version} dist.integrity

npm takes --provenance only from a CI service that it knows, and only where package.json has a \`repository\`, which this one
does not have before there is an address. Until then the SBOM and this command, run again by anybody, are the proof.`);
