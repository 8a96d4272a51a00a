// Builds the package into build/npm/package, from the sources here and the WebAssembly module in build/wasm.
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import { minify } from "terser";

const here = fileURLToPath(new URL("..", import.meta.url));
const root = join(here, "../..");
const wasm = join(root, "build/wasm/bin");
const out = join(root, "build/npm/package");
const bin = (name) => join(here, "node_modules/.bin", name);

/** The part of a text that a pattern stands for must be there: Emscripten's output has changed if it is not. */
function replaceOnce(text, pattern, replacement) {
  const parts = text.split(pattern);
  if (parts.length !== 2) throw new Error(`Emscripten's glue has ${parts.length - 1} × ${pattern}`);
  return parts.join(replacement);
}

/** Emscripten's glue, but that it instantiates with what src/core.ts hands it, and is small. */
async function glue() {
  const source = await readFile(join(wasm, "dossier.mjs"), "utf8");
  const open = replaceOnce(source, "WebAssembly.instantiate(", 'Module["wasm"]["instantiate"](');
  const { code } = await minify(open, {
    module: true,
    ecma: 2020,
    compress: { passes: 3, unsafe: true, pure_getters: true },
  });
  return code;
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "dist"), { recursive: true });

execFileSync(
  bin("wasm-opt"),
  [
    join(wasm, "dossier.wasm"),
    ...["-Oz", "--converge"],
    ...["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals"].map(
      (feature) => `--enable-${feature}`,
    ),
    ...["-o", join(out, "dist/dossier.wasm")],
  ],
  { stdio: "inherit" },
);

const glueCode = await glue();
await esbuild.build({
  absWorkingDir: here,
  entryPoints: [
    ...["index", "node", "catalogue", "messages", "dom", "from_server"].map(
      (name) => `src/${name}.ts`,
    ),
    ...(await readdir(join(here, "src/locales"))).map((name) => `src/locales/${name}`),
  ],
  outbase: "src",
  outdir: join(out, "dist"),
  bundle: true,
  format: "esm",
  target: "es2022",
  external: ["node:*"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  plugins: [
    {
      name: "glue",
      setup(build) {
        build.onResolve({ filter: /^dossier-glue$/ }, ({ path }) => ({ path, namespace: "glue" }));
        build.onLoad({ filter: /.*/, namespace: "glue" }, () => ({ contents: glueCode }));
      },
    },
  ],
});

execFileSync(bin("tsc"), ["--emitDeclarationOnly", "--outDir", join(out, "dist")], {
  cwd: here,
  stdio: "inherit",
});

const { scripts, devDependencies, ...manifest } = JSON.parse(
  await readFile(join(here, "package.json"), "utf8"),
);
await writeFile(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await cp(join(root, "LICENSE"), join(out, "LICENSE"));
await cp(join(here, "README.md"), join(out, "README.md"));
