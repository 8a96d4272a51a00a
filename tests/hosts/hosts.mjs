// The example projects of `examples/`: one for each language. `make hosts` builds them.
import { join } from "node:path";

import { root } from "../harness/paths.mjs";

const example = (path) => join(root, "examples", path);

process.env.DOSSIER_LIBRARY ??= join(root, "build/release/lib/libdossier.so");

/**
 * A host: its language and how it calls the core, the commands of its executor and of its server, and whether it has threads. Where
 * contexts are values to it, it skips the texts that are none.
 */
export const hosts = [
  {
    word: "python",
    language: "Python",
    by: "ctypes",
    executor: ["python3", example("python/executor.py")],
    server: ["python3", example("python/server.py")],
    threads: true,
  },
  {
    word: "ruby",
    language: "Ruby",
    by: "ruby-ffi",
    executor: ["ruby", example("ruby/executor.rb")],
    server: ["ruby", example("ruby/server.rb")],
    threads: true,
  },
];

/** Who the servers know: what facts belong to an ID. */
export const customers = example("customers.json");
