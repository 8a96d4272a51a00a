// What a call needs of the module's memory (bindings/wasm/call.hpp): where its input goes, and its output comes from.
import { decoder, encoder } from "./codec.js";
import type { Core } from "./core.js";

/** What a call's result is above if its output is the text of an error (bindings/wasm/call.hpp). */
const isError = 1 << 30;

/** A text of so many bytes is put together sooner than a decoder is called. */
const shortText = 24;

export type Memory = ReturnType<typeof makeMemory>;

/**
 * The ways to write the input of calls and to read their output.
 *
 * They are closures over the views and no class, because a check of a small body is mostly this.
 */
export function makeMemory(core: Core) {
  const input = core.inputAddress();
  let bytes: Uint8Array<ArrayBuffer>;
  let inputBytes: Uint8Array<ArrayBuffer>;
  let words: Uint32Array<ArrayBuffer>;

  function look(): void {
    const { buffer } = core.memory;
    bytes = new Uint8Array(buffer);
    inputBytes = new Uint8Array(buffer, input);
    words = new Uint32Array(buffer);
  }
  look();

  /** Whether a call has begun and has not come to its end. */
  let isOpen = false;

  /** Begins a call: makes sure that the input can take so many bytes, and that the views see all of it. */
  function makeRoom(size: number): void {
    if (isOpen) forget(); // the last call was cut off where JavaScript's stack had no room for that
    isOpen = true;
    if (bytes.length === 0) look(); // the last call has made the memory grow, which detaches views
    if (size <= inputBytes.length) return;
    core.makeRoom(size);
    look();
  }

  /** Writes a text at the start of the input, and returns how many bytes it took. */
  function writeText(text: string, room: number): number {
    makeRoom(3 * text.length + room);
    return encoder.encodeInto(text, inputBytes).written;
  }

  /** Writes tokens behind so many bytes and other tokens. A loop is faster than set() for so few. */
  function writeTokens(tokens: ArrayLike<number>, count: number, behind: number): void {
    const at = (input + behind + 3) >> 2;
    for (let i = 0; i < count; i++) words[at + i] = tokens[i]!;
  }

  /** Writes bytes into the room that was made. */
  function write(some: Uint8Array, at: number): void {
    inputBytes.set(some, at);
  }

  /** Ends a call that has left nothing. */
  function end(): void {
    isOpen = false;
  }

  /** Ends a call that was given up or cut off, wherever it stood: all that it has left is overwritten. */
  function forget(): void {
    core.wipe();
    new Uint8Array(core.memory.buffer, input).fill(0);
    end();
  }

  /** Makes a call, and leaves nothing of it if it fails. */
  function attempt<T>(call: () => T): T {
    try {
      return call();
    } catch (error) {
      forget();
      throw error;
    }
  }

  /** The text that lies at an address. */
  function textAt(address: number, length: number): string {
    const end = address + length;
    let text = "";
    for (let i = address; i < end; i++) {
      const byte = bytes[i]!;
      if (byte > 0x7f || length > shortText) return decoder.decode(bytes.subarray(address, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }

  const ownTexts = new Map<number, string>();

  /** The same of one of the module's own, which are kept once they were asked for: they never change. */
  function ownTextAt(address: number, length: number): string {
    let text = ownTexts.get(address);
    // One may be the beginning of another. All are ASCII.
    if (text?.length !== length) ownTexts.set(address, (text = textAt(address, length)));
    return text;
  }

  /**
   * Takes the output of a call, which `read` reads: the words of the memory, from where they begin to where they end. Throws it if
   * it is an error.
   */
  function take<T>(result: number, read: (words: Uint32Array, at: number, end: number) => T): T {
    if (bytes.length === 0) look();
    const at = (result & (isError - 1)) >> 2;
    try {
      if (result >= isError) throw new TypeError(textAt(4 * at + 4, words[at]!));
      return read(words, at + 1, at + 1 + words[at]!);
    } finally {
      core.wipe();
      end();
    }
  }

  const writers = { makeRoom, write, writeText, writeTokens };
  return { core, ...writers, attempt, end, forget, textAt, ownTextAt, take };
}
