// Keeps the bytes that are compiled from now on, whichever way: those of a module inside a program, which no file shows.
export function watchCompiled() {
  const { compile, instantiate, Module } = WebAssembly;
  const compiled = [];
  const note = (source) => {
    if (!(source instanceof Module)) compiled.push(source);
    return source;
  };
  WebAssembly.compile = (bytes) => compile(note(bytes));
  WebAssembly.instantiate = (source, imports) => instantiate(note(source), imports);
  WebAssembly.Module = new Proxy(Module, { construct: (_, [bytes]) => new Module(note(bytes)) });
  return compiled;
}
