// Builds the package into build/npm/package, from the sources here and the WebAssembly modules in build/wasm.
//
// package.json says what: a dist/<name>.js or dist/<name>.cjs of its exports is bundled from src/<name>.ts, or from src/entries/<name>.ts,
// which scripts/entries.mjs makes; a * in such a path stands for every file of that folder. A new entry point is a source file, or a row
// of that table, and its lines in the exports.
import { execFileSync } from "node:child_process";
import { chmod, cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import { minify } from "terser";

import { writeEntries } from "./entries.mjs";
import { wasmText } from "./wasm_text.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const root = join(here, "../..");
const wasm = join(root, "build/wasm/bin");
const out = join(root, "build/npm/package");
const dist = join(out, "dist");
const bin = (name) => join(here, "node_modules/.bin", name);

/** The part of a text that a pattern stands for must be there: Emscripten's output has changed if it is not. */
function replaceOnce(text, pattern, replacement) {
  const parts = text.split(pattern);
  if (parts.length !== 2) throw new Error(`Emscripten's glue has ${parts.length - 1} × ${pattern}`);
  return parts.join(replacement);
}

async function minified(code, { compress, ...options }) {
  const always = { passes: 3, unsafe: true, unsafe_methods: true, pure_getters: true };
  // Annotations let bundlers leave English out.
  const format = { preserve_annotations: true };
  const all = { ecma: 2020, compress: { ...always, ...compress }, format, ...options };
  return (await minify(code, all)).code;
}

/** The modules: the rules alone, and with what else forms ask for. */
const modules = ["dossier", "dossier-forms"];

/** Emscripten's glue, but that it instantiates with what src/boundary/core.ts hands it, and is small. It is one for all modules. */
async function glue() {
  const [source, other] = await Promise.all(
    modules.map((name) => readFile(join(wasm, `${name}.mjs`), "utf8")),
  );
  if (source !== other) throw new Error("Emscripten's glue is not the same for all modules");
  const open = [
    ['WebAssembly.instantiate(Module["wasm"],imports).then(', 'Module["begin"](imports,'],
    [/var readyPromiseResolve.*readyPromiseReject=reject\}\);/, ""],
    ["readyPromiseResolve(Module)", ""],
    ["return Module.ready", ""],
  ].reduce((text, [pattern, replacement]) => replaceOnce(text, pattern, replacement), source);
  // Of the views of the memory that it makes, those that it does not use.
  const views = ["Int8", "Int16", "Int32", "Uint8", "Uint16", "Uint32", "Float32", "Float64"];
  const compress = { pure_funcs: views.map((name) => `${name}Array`) };
  return minified(open, { module: true, compress });
}

/** A module whose text is made here, for esbuild. */
const virtual = (name, contents) => ({
  name,
  setup(build) {
    const filter = new RegExp(`^${name.replaceAll(/[.?]/g, "\\$&")}$`);
    build.onResolve({ filter }, () => ({ path: name, namespace: name }));
    build.onLoad({ filter: /.*/, namespace: name }, () => ({ contents }));
  },
});

/** Builds with UTF-8 of the package's own where the environment has none. */
const codecAnywhere = {
  name: "codec-anywhere",
  setup(build) {
    const path = join(here, "src/boundary/codec_anywhere.ts");
    build.onResolve({ filter: /^\.\/codec\.js$/ }, () => ({ path }));
  },
};

/**
 * Leaves where they are: languages, for those that speak of reviews too and for what speaks English unless told otherwise; and what
 * reads the server's answers, for the slots of files, because a page that has the one has the other.
 */
const beside = {
  name: "beside",
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/(locales|reviews)\// }, ({ path, importer }) =>
      /\/src\/(reviews\/\w+|from_review)\.ts$/.test(importer)
        ? { path, external: true }
        : undefined,
    );
    build.onResolve({ filter: /^\.\.\/from_server\.js$/ }, ({ importer }) =>
      /\/src\/slot\/\w+\.ts$/.test(importer)
        ? { path: "./from_server.js", external: true }
        : undefined,
    );
  },
};

/** The names below dist of what package.json exports as JavaScript. */
async function exported({ exports }) {
  const paths = JSON.stringify(exports).matchAll(/"\.\/dist\/([^"]+\.c?js)"/g);
  const names = [...new Set(Array.from(paths, ([, path]) => path))];
  const lists = names.map(async (name) => {
    if (!name.includes("*")) return name;
    const files = await readdir(join(here, "src", dirname(name)));
    return files
      .filter((file) => /^[^.]+\.ts$/.test(file))
      .map((file) => name.replace("*", file.slice(0, -".ts".length)));
  });
  return (await Promise.all(lists)).flat();
}

// Names of members that nobody outside of a bundle sees, neither another bundle nor the modules: they are shortened.
const internal = [
  ...["contextTokens", "exactTokens", "exactCharacters", "exactBytes", "fillsToday", "textBytes"],
  ...["isExact", "endContext", "measure", "whole", "facts"],
  ...["writeText", "writeTokens", "textAt", "ownTextAt", "attempt", "forget"],
  ...["wordsOf", "behind", "holes", "below", "texts", "tokens"],
];

async function bundle(path, plugins) {
  const [, name, extension] = path.match(/^(.+)\.(c?js)$/);
  const commonJs = extension === "cjs";
  const { outputFiles } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: [`src/${entries.includes(name) ? `entries/${name}` : name}.ts`],
    bundle: true,
    write: false,
    format: commonJs ? "cjs" : "esm",
    target: "es2022",
    charset: "utf8",
    external: ["*.wasm", "*.wasm?module"],
    legalComments: "none",
    plugins: [...plugins, beside, ...(name === "inline" ? [codecAnywhere] : [])],
  });
  const mangle = { properties: { regex: new RegExp(`^(${internal.join("|")})$`) } };
  const code = await minified(outputFiles[0].text, { module: !commonJs, toplevel: true, mangle });
  await mkdir(dirname(join(dist, path)), { recursive: true });
  await writeFile(join(dist, path), code);
}

/** Copies the types of a module and of all that it imports for those who require() it. */
async function commonJsTypes(path, done = new Set()) {
  if (done.has(path)) return;
  done.add(path);
  const imported = [];
  const text = await readFile(join(dist, `${path}.d.ts`), "utf8");
  const copy = text.replaceAll(/(from "|import\(")(\.[^"]+)\.js"/g, (_, before, to) => {
    imported.push(join(dirname(path), to));
    return `${before}${to}.cjs"`;
  });
  await writeFile(join(dist, `${path}.d.cts`), copy);
  for (const next of imported) await commonJsTypes(next, done);
}

const { scripts, devDependencies, ...manifest } = JSON.parse(
  await readFile(join(here, "package.json"), "utf8"),
);

const entries = await writeEntries(join(here, "src"));

await rm(out, { recursive: true, force: true });
await mkdir(dist, { recursive: true });

for (const name of modules) {
  execFileSync(
    bin("wasm-opt"),
    [
      join(wasm, `${name}.wasm`),
      ...["-Oz", "--converge"],
      ...["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals"].map(
        (feature) => `--enable-${feature}`,
      ),
      ...["-o", join(dist, `${name}.wasm`)],
    ],
    { stdio: "inherit" },
  );
  await cp(join(here, "src/wasm_file.d.ts"), join(dist, `${name}.wasm.d.ts`));
}

const asModule = (text) => `export default ${JSON.stringify(text)};`;
const bytesOf = (name) => readFile(join(dist, `${name}.wasm`));
const plugins = [
  virtual("dossier-glue", await glue()),
  virtual("dossier-wasm-text", asModule(wasmText(await bytesOf("dossier-forms")))),
  ...(await Promise.all(
    modules.map(async (name) =>
      virtual(`${name}.wasm?base64`, asModule((await bytesOf(name)).toString("base64"))),
    ),
  )),
];
const built = await exported(manifest);
await Promise.all(built.map((path) => bundle(path, plugins)));

execFileSync(bin("tsc"), ["--emitDeclarationOnly", "--outDir", dist], {
  cwd: here,
  stdio: "inherit",
});
for (const name of entries) {
  await writeFile(join(dist, `${name}.d.ts`), `export * from "./entries/${name}.js";\n`);
}
for (const path of built.filter((name) => name.endsWith(".cjs"))) {
  await commonJsTypes(path.slice(0, -".cjs".length));
}

await writeFile(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await cp(join(root, "LICENSE"), join(out, "LICENSE"));
await cp(join(here, "README.md"), join(out, "README.md"));

// The tarball is the same whatever the umask was.
for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
  if (entry.isFile()) await chmod(join(entry.parentPath, entry.name), 0o644);
}
