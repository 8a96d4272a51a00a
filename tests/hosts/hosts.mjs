// The example projects of `examples/`: one for each language. `make hosts` builds them.
import { join } from "node:path";

import { root } from "../harness/paths.mjs";

const example = (path) => join(root, "examples", path);
const built = (path) => join(root, "build/hosts", path);
const jars = ["jna", "gson"].map((name) => `/usr/share/java/${name}.jar`);
const java = ["java", "-cp", [built("java"), ...jars].join(":")];

process.env.DOSSIER_LIBRARY ??= join(root, "build/release/lib/libdossier.so");

/**
 * A host: its language and how it calls the core, the commands of its executor and of its server, and whether it has threads. Where
 * contexts are values to it, it skips the texts that are none. Where it writes the text of a fixed body anew, only what that says is
 * compared.
 */
export const hosts = [
  {
    word: "cpp",
    language: "C++",
    by: "the library itself",
    executor: [built("cpp/executor")],
    server: (...args) => [built("cpp/server"), ...args],
    threads: true,
  },
  {
    word: "go",
    language: "Go",
    by: "cgo",
    executor: [built("go/executor")],
    server: (...args) => [built("go/server"), ...args],
    threads: true,
  },
  {
    word: "java",
    language: "Java",
    by: "JNA",
    executor: [...java, "Executor"],
    server: (...args) => [...java, "Server", ...args],
    threads: true,
  },
  {
    word: "node",
    language: "Node.js",
    by: "the npm package",
    executor: ["node", built("node/executor.mjs")],
    server: (...args) => ["node", built("node/server.mjs"), ...args],
    threads: true,
    contextsAreValues: true,
    writesAnew: true,
  },
  {
    word: "php",
    language: "PHP",
    by: "FFI",
    executor: ["php", example("php/executor.php")],
    server: (customers, port) => [
      ...["env", `CUSTOMERS=${customers}`, "PHP_CLI_SERVER_WORKERS=4"],
      ...["php", "-d", "ffi.enable=1", "-d", "enable_post_data_reading=0"],
      ...["-S", `127.0.0.1:${port}`, example("php/server.php")],
    ],
  },
  {
    word: "python",
    language: "Python",
    by: "ctypes",
    executor: ["python3", example("python/executor.py")],
    server: (...args) => ["python3", example("python/server.py"), ...args],
    threads: true,
  },
  {
    word: "ruby",
    language: "Ruby",
    by: "ruby-ffi",
    executor: ["ruby", example("ruby/executor.rb")],
    server: (...args) => ["ruby", example("ruby/server.rb"), ...args],
    threads: true,
  },
];

/** Who the servers know: what facts belong to an ID. */
export const customers = example("customers.json");
