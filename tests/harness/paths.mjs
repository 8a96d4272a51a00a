// Where things are.
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

const programs = resolve(process.env.DOSSIER_BIN ?? join(root, "build/release/bin"));

/** A program that was built: for release, or what is in the folder that DOSSIER_BIN names. */
export const binary = (name) => join(programs, name);

/** The command-line tool. */
export const tool = binary("dossier");
