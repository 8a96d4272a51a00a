// Makes of each peer and its rules what a page would load: one minified file in build/peers/.
import { fileURLToPath } from "node:url";

import { _, Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import * as esbuild from "esbuild";

import { schema } from "./json_schema.mjs";
import { formats } from "./values.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = fileURLToPath(new URL("../../build/peers", import.meta.url));

/** The schema as code of ajv, a module. */
function ajvCode() {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    formats,
    strictTypes: false, // what stands below an `if` does not repeat its type
    strictRequired: false, // nor its members
    code: { source: true, esm: true, formats: _`formats` },
  });
  const code = standalone.default(ajv, ajv.compile(schema));
  return `import { formats } from "./values.mjs";\n${code}`;
}

const ajvModule = {
  name: "ajv",
  setup(build) {
    build.onResolve({ filter: /^ajv-code$/ }, ({ path }) => ({ path, namespace: "ajv-code" }));
    build.onLoad({ filter: /.*/, namespace: "ajv-code" }, () => ({
      contents: ajvCode(),
      resolveDir: here,
    }));
  },
};

/**
 * Bundles a file of this folder, and gives the path of what was made.
 *
 * @param alias Packages that stand in for those that it imports.
 */
export async function bundle(name, file, alias = {}) {
  const outfile = `${folder}/${name.replace(/\W+/g, "_")}.mjs`;
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: [file],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    alias,
    plugins: [ajvModule],
  });
  return outfile;
}
