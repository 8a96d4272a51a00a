// What packed values and bodies are made of; src/dossier/read/packed_reader.hpp says how they look.
import { numberShift } from "../generated/wire.js";
import { utf8Length, wellFormed } from "./utf8.js";

/** Takes tokens and their text. */
export interface Packer {
  text: string;
  token(token: number): void;
  string(tag: number, string: string): void;
}

const maxStringBytes = 2 ** (32 - numberShift) - 1;

/** A packer for any number of strings of any characters. */
export class ExactPacker implements Packer {
  readonly tokens: number[] = [];
  text = "";

  token(token: number): void {
    this.tokens.push(token);
  }

  string(tag: number, string: string): void {
    const bytes = utf8Length(string);
    if (bytes > maxStringBytes) throw new TypeError("A string is too long to be checked.");
    // A lone surrogate counts as U+FFFD, and must not pair with one of the next string.
    this.text += bytes === string.length ? string : wellFormed(string);
    this.token(tag | (bytes << numberShift));
  }
}
