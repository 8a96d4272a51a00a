// What Emscripten's library asks of a host, of which this module has none.
#include <cstddef>

extern "C" {

// A host that keeps a view of the memory makes it anew after each call.
void emscripten_notify_memory_growth(std::size_t) {}

// The end of the process, such as where memory runs out, is a trap.
// NOLINTNEXTLINE(bugprone-reserved-identifier,readability-identifier-naming): so it is called.
[[noreturn]] void __wasi_proc_exit(int) { __builtin_trap(); }
}
