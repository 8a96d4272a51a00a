// Keeps the bytes that are compiled from now on: those of a module inside a program, which no file shows.
export function watchCompiled() {
  const { compile } = WebAssembly;
  const compiled = [];
  WebAssembly.compile = (bytes) => {
    compiled.push(bytes);
    return compile.call(WebAssembly, bytes);
  };
  return compiled;
}
