// What a call needs of the module's memory (bindings/wasm/call.hpp): where its input goes, and its output comes from.
import { decoder, encoder } from "./codec.js";
import type { Core } from "./core.js";

/** What a call's result is above if its output is an error (bindings/wasm/call.hpp). */
const isError = 1 << 30;

/**
 * The ways to write the input of calls and to read their output.
 *
 * They are closures over the views and no class, because a check of a small body is mostly this.
 */
export function makeMemory(core: Core) {
  const input = core.inputAddress();
  let bytes = new Uint8Array(core.memory.buffer, input);
  let words = new Uint32Array(core.memory.buffer, input);

  function look(): void {
    bytes = new Uint8Array(core.memory.buffer, input);
    words = new Uint32Array(core.memory.buffer, input);
  }

  /** Makes sure that the input can take so many bytes, and that the views see all of it. */
  function makeRoom(size: number): void {
    if (bytes.length === 0) look(); // the last call has made the memory grow, which detaches views
    if (size <= bytes.length) return;
    core.makeRoom(size);
    look();
  }

  /** Writes a text at the start of the input, and returns how many bytes it took. */
  function writeText(text: string, room: number): number {
    makeRoom(3 * text.length + room);
    return encoder.encodeInto(text, bytes).written;
  }

  /** Writes tokens behind so many bytes and other tokens. A loop is faster than set() for so few. */
  function writeTokens(tokens: ArrayLike<number>, count: number, behind: number): void {
    const at = (behind + 3) >> 2;
    for (let i = 0; i < count; i++) words[at + i] = tokens[i]!;
  }

  /** Writes bytes into the room that writeText() has made. */
  function write(some: Uint8Array, at: number): void {
    bytes.set(some, at);
  }

  /** Overwrites so many bytes of an input; or all that a call has left, which failed as only a lack of memory can make it. */
  function forget(length?: number): void {
    new Uint8Array(core.memory.buffer, input, length).fill(0);
  }

  /** Takes the output of a call. */
  function output(length: number): string {
    const text = decoder.decode(new Uint8Array(core.memory.buffer, core.outputAddress(), length));
    core.wipe();
    return text;
  }

  /** Takes the output of a call and reads it; throws it if it is an error. */
  function outputOf(result: number): unknown {
    if (result >= isError) throw new TypeError(output(result - isError));
    return JSON.parse(output(result));
  }

  return { write, writeText, writeTokens, forget, output, outputOf };
}
