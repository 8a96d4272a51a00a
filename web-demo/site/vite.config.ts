import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

import { defineConfig, type Plugin } from "vite";

/** Puts the parts that all pages share where a page says `<!-- include shared/icons.html -->`, and marks the link to the page. */
const includes: Plugin = {
  name: "includes",
  transformIndexHtml: {
    order: "pre",
    handler: (html, { filename }) =>
      html
        .replace(/<!-- include (\S+) -->/g, (_, name: string) =>
          readFileSync(fileURLToPath(new URL(`src/${name}`, import.meta.url)), "utf8").trim(),
        )
        .replace(
          `<a href="${basename(filename).replace("index.html", "./")}"`,
          '$& aria-current="page"',
        ),
  },
};

/** Lets the rules of a page come while the program that asks for them is still on its way. */
const preload: Plugin = {
  name: "preload",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle, filename }) {
      const isForm = filename.endsWith("index.html");
      const module = Object.keys(bundle ?? {}).find(
        (name) => name.endsWith(".wasm") && name.includes("dossier-forms-") === isForm,
      );
      if (module === undefined) return [];
      const attrs = { rel: "preload", href: `./${module}`, as: "fetch", crossorigin: true };
      return [{ tag: "link", attrs }];
    },
  },
};

export default defineConfig({
  plugins: [includes, preload],
  // The page may stand in any folder of a server.
  base: "./",
  build: {
    outDir: "../../build/site",
    emptyOutDir: true,
    // The page's Content-Security-Policy knows no data: addresses and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "playground.html"],
      output: {
        // The package apart from the pages' own code, which has a budget.
        codeSplitting: {
          groups: [{ name: "package", test: /build\/npm\/package\/dist\/(?!locales)/ }],
        },
      },
    },
  },
  // Pre-bundled, the package would look for its dossier.wasm in the wrong place.
  optimizeDeps: { exclude: ["dossier-check"] },
  // The package is a link to build/npm/package.
  server: { fs: { allow: ["../.."] } },
});
