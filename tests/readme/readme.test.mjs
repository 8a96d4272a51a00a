// What the READMEs show is what happens: each block is run, and a `text` block behind it must be its output.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, test } from "node:test";

import { blocksIn } from "../harness/blocks.mjs";
import { root, tool } from "../harness/paths.mjs";

const folder = mkdtempSync(join(tmpdir(), "dossier-readme-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs a command and returns its standard output, whatever its exit code. */
function outputOf(command, args, options = {}) {
  const { stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    ...options,
  });
  assert.equal(error, undefined);
  assert.equal(stderr, "");
  return stdout;
}

/** Puts the built package where a script in the folder finds it. */
function linkPackage() {
  const modules = join(folder, "node_modules");
  mkdirSync(modules, { recursive: true });
  rmSync(join(modules, "dossier-check"), { force: true });
  symlinkSync(join(root, "build/npm/package"), join(modules, "dossier-check"));
}

const runners = {
  sh: (code) =>
    outputOf("sh", ["-c", code], {
      env: { ...process.env, PATH: dirname(tool) + delimiter + process.env.PATH },
    }),

  js(code) {
    linkPackage();
    writeFileSync(join(folder, "snippet.mjs"), code);
    return outputOf(process.execPath, ["snippet.mjs"]);
  },

  cpp(code, page) {
    const project = join(folder, "cpp");
    mkdirSync(project, { recursive: true });
    const cmake = blocksIn(page).find(({ language }) => language === "cmake").code;
    writeFileSync(join(project, "server.cpp"), code);
    writeFileSync(
      join(project, "CMakeLists.txt"),
      `cmake_minimum_required(VERSION 3.25)\nproject(server CXX)\nadd_executable(server server.cpp)\n${cmake}`,
    );
    const run = (...args) => execFileSync("cmake", args, { cwd: project, stdio: "pipe" });
    run("--install", dirname(dirname(tool)), "--prefix", join(folder, "prefix"));
    run("-B", "build", `-DCMAKE_PREFIX_PATH=${join(folder, "prefix")}`);
    run("--build", "build");
    return outputOf(join(project, "build/server"), []);
  },
};

for (const page of ["README.md", "bindings/npm/README.md"]) {
  const blocks = blocksIn(page).filter(({ output }) => output !== undefined);

  test(`${page} shows something`, () => {
    assert.notEqual(blocks.length, 0);
  });

  for (const { language, code, output } of blocks) {
    test(`${page}: the ${language} block that begins with ${JSON.stringify(code.split("\n")[0])}`, () => {
      assert.equal(runners[language](code, page), output);
    });
  }
}

// A block of TypeScript shows what compiles; those with names are of recipes (tests/recipes).
for (const { code } of blocksIn("bindings/npm/README.md").filter(
  ({ language, name }) => language === "ts" && name === undefined,
)) {
  test(`bindings/npm/README.md: the ts block that begins with ${JSON.stringify(code.split("\n")[0])} compiles`, () => {
    linkPackage();
    writeFileSync(join(folder, "snippet.ts"), code);
    const options = [
      "--strict",
      "--noEmit",
      "--module",
      "nodenext",
      "--types",
      "",
      "--lib",
      "es2022,dom",
    ];
    const tsc = join(root, "bindings/npm/node_modules/.bin/tsc");
    assert.equal(outputOf(tsc, [...options, "--ignoreConfig", "snippet.ts"]), "");
  });
}

test("bindings/npm/README.md: each entry point weighs what the table says", () => {
  const measured = {}; // the largest that a page may load, in KB after brotli
  const stdout = outputOf(process.execPath, [join(root, "bench/size.mjs")]);
  for (const [, entry, conditions, brotli] of stdout.matchAll(
    /^\.(\S*) {2}(?:\((.*)\) )?.* ([\d,]+)$/gm,
  )) {
    if (/workerd|edge|node|require/.test(conditions)) continue;
    const size = Number(brotli.replaceAll(",", "")) / 1024;
    measured[entry] = Math.max(measured[entry] ?? 0, size);
  }
  const table = readFileSync(join(root, "bindings/npm/README.md"), "utf8").matchAll(
    /^\| `dossier-check(\S*)` .*\| +([\d.]+) \|$/gm,
  );
  const told = Object.fromEntries(Array.from(table, ([, entry, size]) => [entry, Number(size)]));
  const modules = Object.keys(measured).filter((entry) => !entry.endsWith(".wasm"));
  assert.notEqual(modules.length, 0);
  assert.deepEqual(Object.keys(told).sort(), modules.sort());
  for (const [entry, size] of Object.entries(told)) {
    const off = Math.abs(size - measured[entry]);
    assert.ok(off <= Math.max(0.1, 0.03 * size), `dossier-check${entry}: ${measured[entry]} KB`);
  }
});
