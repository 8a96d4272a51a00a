// What is in the package besides its own sources, as a CycloneDX document. The package depends on no other; what matters is what is
// compiled in. The linker says which functions are in the modules, so the list is what is there and not what somebody remembers.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const modules = ["dossier", "dossier-forms"];

/** What Emscripten's libraries are made of, by the beginning of an archive's name. */
const libraries = {
  "libc++abi": "libc++abi",
  "libc++": "libc++",
  libcompiler_rt: "compiler-rt",
  libembind: "emscripten",
  libc: "musl",
};

/** The inputs of the link that are library code by the names of their functions, wherever they were compiled. */
const namespaces = { "libc++": /^_ZNK?St/, emscripten: /^_ZNK?10emscripten/ };

const run = (command, args, options) =>
  execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28, ...options });

/** Links a module once more, and gives what the linker says of it: the files that it read, and the functions that it kept. */
function link(folder, module) {
  const out = mkdtempSync(join(tmpdir(), "dossier-link-"));
  const command = run("ninja", ["-t", "commands", `bin/${module}.mjs`], { cwd: folder })
    .trim()
    .split("\n")
    .at(-1)
    .replace(`-o bin/${module}.mjs`, `-Wl,--trace -Wl,--print-map -o ${join(out, "module.mjs")}`);
  const text = run("bash", ["-c", command], {
    cwd: folder,
    env: { ...process.env, NODE_PATH: "/usr/share/nodejs" },
  });
  rmSync(out, { recursive: true });
  const archives = new Set(text.match(/^\/.*\.a(?=\(.+\)$)/gm));
  const [code] = text.split(/^.* CODE$/m)[1].split(/^ +- +\w+ +\w+ \w+$/m);
  const functions = Array.from(
    code.matchAll(/^ +- +\w+ +(\w+) {9}(\S+):\((\S+)\)$/gm),
    (match) => ({
      size: parseInt(match[1], 16),
      input: match[2],
      symbol: match[3],
    }),
  );
  return { archives, functions };
}

/** The names of the functions that files define. */
function defined(files) {
  const args = ["--quiet", "--defined-only", "--format=just-symbols", ...files];
  const names = run("llvm-nm-14", args);
  return new Set(names.split("\n"));
}

const libraryOf = (archive) => {
  const start = Object.keys(libraries).find((name) => basename(archive).startsWith(name));
  if (start === undefined) throw new Error(`The SBOM does not know what ${archive} is.`);
  return libraries[start];
};

/** How many bytes of which library are in the modules, before wasm-opt. */
function compiledIn(folder) {
  const objects = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".cpp.o"))
    .map((name) => join(folder, name));
  const own = defined(objects);
  const bytes = {};
  for (const module of modules) {
    const { archives, functions } = link(folder, module);
    const exports = new Map([...archives].map((archive) => [archive, defined([archive])]));
    for (const { size, input, symbol } of functions) {
      const archive =
        [...archives].find((one) => input.startsWith(`${one}(`)) ??
        [...archives].find((one) => !own.has(symbol) && exports.get(one).has(symbol));
      const named = Object.keys(namespaces).find((name) => namespaces[name].test(symbol));
      const library = archive ? libraryOf(archive) : named;
      if (!library && !own.has(symbol) && input !== "<internal>") {
        throw new Error(`The SBOM does not know where ${symbol} of ${input} comes from.`);
      }
      if (!library) continue;
      bytes[library] ??= {};
      bytes[library][module] = (bytes[library][module] ?? 0) + size;
    }
  }
  return bytes;
}

const system = "/usr/share/emscripten/system/lib";
const find = (file, pattern) => readFileSync(join(system, file), "utf8").match(pattern)[1];

/** The libraries as components. Emscripten brings them all, in versions of its own. */
function known(emscripten) {
  const llvm = find("libcxx/include/__config", /define _LIBCPP_VERSION (\d+)000/) + ".0.0";
  const part = (version, license, description) => ({ version, license, description });
  return {
    emscripten: part(emscripten, "MIT", "Embind's headers, and the glue in JavaScript"),
    musl: part(find("libc/musl/VERSION", /(\S+)/), "MIT", "Functions of the C library"),
    "libc++": part(llvm, "Apache-2.0 WITH LLVM-exception", "Templates and functions of C++"),
    "libc++abi": part(llvm, "Apache-2.0 WITH LLVM-exception", "Support of C++"),
    "compiler-rt": part(emscripten, "MIT", "Emscripten's access to the stack"),
  };
}

const licensed = (expression) => (expression ? { licenses: [{ expression }] } : {});

/** The version of one of Debian's packages. */
// eslint-disable-next-line no-template-curly-in-string -- the tool's own syntax
const debian = (name) => run("dpkg-query", ["-W", "-f", "${Version}", name]);

/** A package URL. */
const purl = (type, name, version) =>
  `pkg:${type}/${name.replace("@", "%40")}@${encodeURIComponent(version)}`;

/** The tools that make the package and stay out of it. */
function tools(root) {
  const manifest = JSON.parse(readFileSync(join(root, "bindings/npm/package.json"), "utf8"));
  const { packages } = JSON.parse(
    readFileSync(join(root, "bindings/npm/package-lock.json"), "utf8"),
  );
  const ofDebian = ["clang-14", "lld-14", "binaryen", "python3", "cmake", "ninja-build"].map(
    (name) => ({ name, version: debian(name), purl: purl("deb/debian", name, debian(name)) }),
  );
  const ofNpm = Object.keys(manifest.devDependencies).map((name) => {
    const { version, license, integrity } = packages[`node_modules/${name}`];
    return {
      name,
      version,
      purl: purl("npm", name, version),
      ...licensed(license),
      hashes: [
        { alg: "SHA-512", content: Buffer.from(integrity.slice(7), "base64").toString("hex") },
      ],
    };
  });
  const programs = [
    { name: "node", version: process.versions.node },
    { name: "npm", version: run("npm", ["--version"]).trim() },
  ];
  return [...ofDebian, ...ofNpm, ...programs];
}

/** The document about a tarball that was built in a folder. Nothing in it depends on the time or the place. */
export async function sbomOf(root, { name, version, commit, bytes }) {
  const folder = join(root, "build/wasm");
  if (!existsSync(folder)) throw new Error(`There is no ${folder}.`);
  const emscripten = debian("emscripten");
  const parts = known(emscripten);
  const found = { emscripten: {}, ...compiledIn(folder) };
  const self = purl("npm", name, version);
  const compiled = Object.entries(found).map(([library, sizes]) => {
    const { version: at, license, description } = parts[library];
    return {
      type: "library",
      "bom-ref": library,
      name: library,
      version: at,
      description,
      scope: "required",
      ...licensed(license),
      ...(library === "emscripten" && { purl: purl("deb/debian", "emscripten", emscripten) }),
      properties: Object.entries(sizes).map(([module, size]) => ({
        name: `${module}.wasm, bytes of code before wasm-opt`,
        value: String(size),
      })),
    };
  });
  const excluded = tools(root).map((tool) => ({
    type: "application",
    "bom-ref": `tool ${tool.purl ?? tool.name}`,
    scope: "excluded",
    ...tool,
  }));
  return {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      component: {
        type: "library",
        "bom-ref": self,
        name,
        version,
        purl: self,
        ...licensed("Apache-2.0"),
        hashes: [{ alg: "SHA-512", content: createHash("sha512").update(bytes).digest("hex") }],
        properties: [{ name: "commit", value: commit }],
      },
    },
    components: [...compiled, ...excluded],
    dependencies: [{ ref: self, dependsOn: compiled.map((one) => one["bom-ref"]) }],
  };
}
