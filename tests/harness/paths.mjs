// Where things are.
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A program that was built for release. */
export const binary = (name) => join(root, "build/release/bin", name);

/** The command-line tool; DOSSIER names another. */
export const tool = resolve(process.env.DOSSIER ?? binary("dossier"));
