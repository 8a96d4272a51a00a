// Keeps the bytes that are compiled from now on: those of a module inside a program, which no file shows.
export function watchCompiled() {
  const { compile, Module } = WebAssembly;
  const compiled = [];
  const note = (bytes) => (compiled.push(bytes), bytes);
  WebAssembly.compile = (bytes) => compile(note(bytes));
  WebAssembly.Module = new Proxy(Module, { construct: (_, [bytes]) => new Module(note(bytes)) });
  return compiled;
}
