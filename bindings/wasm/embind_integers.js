// The JavaScript side of Embind for a module whose functions take and return nothing but 32-bit integers, in place of Emscripten's,
// which converts values of every type: such functions need no conversion, so no types and no code that generates code.
mergeInto(LibraryManager.library, {
  _embind_register_void: function () {},
  _embind_register_integer: function () {},
  _embind_register_function: function (name, count, types, signature, invoker, callee) {
    var text = "";
    for (; HEAPU8[name]; name++) text += String.fromCharCode(HEAPU8[name]);
    Module[text] = Module["wrap"](wasmTable.get(invoker).bind(null, callee));
    Module["memory"] = wasmMemory;
  },
});
