import { defineConfig } from "vite";

export default defineConfig({
  // The page may stand in any folder of a server.
  base: "./",
  build: {
    outDir: "../../build/site",
    emptyOutDir: true,
    // The page's Content-Security-Policy knows no data: addresses and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // Pre-bundled, the package would look for its dossier.wasm in the wrong place.
  optimizeDeps: { exclude: ["dossier-check"] },
  // The package is a link to build/npm/package.
  server: { fs: { allow: ["../.."] } },
});
