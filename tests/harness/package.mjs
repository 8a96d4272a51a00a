// The package as a stranger gets it.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { root } from "./paths.mjs";

const built = process.env.DOSSIER_PACKAGE ?? join(root, "build/npm/package");

/**
 * Packs the built package, installs the tarball into a folder of its own and tells where it is. The folder goes when the
 * process ends.
 */
export function install() {
  const folder = mkdtempSync(join(tmpdir(), "dossier-npm-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const npm = (...args) => execFileSync("npm", args, { cwd: folder, encoding: "utf8" });
  const [{ filename, files }] = JSON.parse(
    npm("pack", built, "--json", "--pack-destination", folder),
  );
  writeFileSync(join(folder, "package.json"), '{"name":"stranger","private":true,"type":"module"}');
  npm("install", "--offline", "--no-audit", "--no-fund", `./${filename}`);
  const home = join(folder, "node_modules/dossier-check");
  return {
    folder,
    home,
    tarball: join(folder, filename),
    files: files.map(({ path }) => path).sort(),
    /** The address of a file of the package. */
    url: (path) => pathToFileURL(join(home, path)).href,
    /** Runs a script beside the installed package. */
    run(script, { flags = [], env = {} } = {}) {
      return spawnSync(process.execPath, [...flags, "--input-type=module", "--eval", script], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, ...env },
      });
    },
  };
}
