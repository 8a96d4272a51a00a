import { readPart, throwIfAborted } from "../boundary/blob.js";
import { bytesOf, kindOf } from "../boundary/buffers.js";
import type { FormExports } from "../boundary/exports.js";
import { own } from "../boundary/own.js";
import type { Memory } from "../boundary/memory.js";
import { utf8Length } from "../boundary/utf8.js";
import type { AddressType, IdentityType } from "../generated/types.js";
import { fileHeadBytes, maxFileBytes } from "../generated/wire.js";
import type { FileAdvice, FileReport, FileViolation, Spoken } from "../report.js";
import type { Speaker } from "../report/speak.js";
import type { Validator } from "./interface.js";
import type { Edition } from "./load.js";
import type { AddressPlan, DocumentType, IdentityPlan, Plan } from "./plan.js";
import { makeValidator, rulesEdition } from "./validator.js";

/** How a look at a file goes. */
export interface CheckFileOptions {
  /** Ends the look, such as when another file has been chosen meanwhile. */
  readonly signal?: AbortSignal | null;
}

/** The rules, and what else a form asks for. */
export interface FormValidator<Words = Spoken> extends Validator<Words> {
  /**
   * What a form should ask for a document of that type. A body that follows the plan has no violation. Without a country, the `state` of
   * a driver's license is `conditional`.
   *
   * @throws TypeError if there is no such type, or the country is not a code of ISO 3166-1 alpha-3, upper case; its message names what is
   * allowed.
   */
  describe(type: IdentityType, country?: string | null): IdentityPlan;
  describe(type: AddressType, country?: string | null): AddressPlan;
  describe(type: DocumentType, country?: string | null): Plan;

  /**
   * Looks at a file before its upload: whether it is a PDF, JPEG or PNG whatever its name, is whole, and is good enough to be read. The
   * file is read once, piece by piece, and never held as a whole; of one that is too large only the beginning. A name that is left out is
   * that of a `File`; a Blob without one has no extension.
   *
   * Rejects with a TypeError if it is no Blob, the name no string or the signal no AbortSignal, with the error of the browser if the file
   * cannot be read, and with the signal's reason once that is aborted.
   */
  checkFile(
    blob: Blob,
    name?: string,
    options?: CheckFileOptions | null,
  ): Promise<FileReport<Words>>;

  /**
   * The same for the bytes of a whole file, at once.
   *
   * @throws TypeError if they are no ArrayBuffer or view of one, or the name is no string.
   */
  checkFileBytes(bytes: BufferSource, name: string): FileReport<Words>;
}

const fileMisuse =
  "checkFile() takes a File or a Blob, checkFileBytes() an ArrayBuffer or a view of one; the name is a string, the signal an AbortSignal.";

/** How much of a file is in memory at a time, and how much of that in the module's. */
const sliceBytes = 2 ** 20;
const pieceBytes = 2 ** 16;

/** Makes a validator for forms of an instantiated module. */
export function makeFormValidator(memory: Memory, speaker: Speaker | undefined): FormValidator {
  const { attempt, makeRoom, write, writeText, take, textAt } = memory;
  const {
    planOf = missing,
    lookOn = missing,
    fileReport = missing,
  } = memory.core as Partial<FormExports>;

  function missing(): never {
    throw new TypeError(
      "This validator was made of dossier.wasm, which has the rules alone: hand over dossier-forms.wasm.",
    );
  }

  /** Takes the output of a call that is JSON text, and reads it. */
  const takeJson = (result: number): unknown =>
    take(result, (_, at, end): unknown => JSON.parse(textAt(4 * at, end - at)));

  /** A finding about a file in the words of the language. */
  function said<F extends FileViolation | FileAdvice>({ code, params }: F): F {
    const finding = { code, params } as F;
    const nowhere = { last: "", place: undefined, other: undefined };
    return speaker
      ? { ...finding, message: speaker.say({ code, params, ...nowhere }) ?? code }
      : finding;
  }

  /** A look at a file, whose state is here: the module keeps nothing between two pieces. */
  function startLook(name: unknown) {
    if (typeof name !== "string") throw new TypeError(fileMisuse);
    let state: Uint8Array = new Uint8Array();
    return {
      feed(bytes: Uint8Array) {
        for (let at = 0; at < bytes.length; at += pieceBytes) {
          const piece = bytes.subarray(at, at + pieceBytes);
          state = attempt(() => {
            makeRoom(state.length + piece.length);
            write(state, 0);
            write(piece, state.length);
            return take(lookOn(state.length, piece.length), ({ buffer }, at, end) =>
              new Uint8Array(buffer, 4 * at, end - at).slice(),
            );
          });
        }
      },
      /** The report on the file, of which so many bytes were left out. */
      finish: (unread: number) =>
        attempt(() => {
          const nameBytes = writeText(name, state.length);
          write(state, nameBytes);
          const high = Math.floor(unread / 2 ** 32);
          const report = takeJson(
            fileReport(nameBytes, state.length, high, unread >>> 0),
          ) as FileReport;
          return {
            ...report,
            violations: report.violations.map(said),
            advice: report.advice.map(said),
          };
        }),
    };
  }

  return {
    ...makeValidator(memory, speaker),

    describe(type: unknown, country?: unknown) {
      if (typeof type !== "string" || typeof (country ?? "") !== "string")
        throw new TypeError("describe() takes a type of document and a country, as strings.");
      const typeBytes = utf8Length(type);
      return attempt(() => {
        const written = writeText(type + ((country as string | null | undefined) ?? ""), 0);
        return takeJson(planOf(typeBytes, country == null ? -1 : written - typeBytes)) as never;
      });
    },

    async checkFile(blob, name = (blob as Partial<File> | undefined)?.name ?? "", options) {
      const signal = own(options, "signal") ?? undefined;
      if (
        !/^(Blob|File)$/.test(kindOf(blob)) ||
        (signal !== undefined && kindOf(signal) !== "AbortSignal")
      )
        throw new TypeError(fileMisuse);
      const look = startLook(name);
      const end = blob.size > maxFileBytes ? fileHeadBytes : blob.size;
      for (let at = 0; at < end; at += sliceBytes) {
        look.feed(await readPart(blob.slice(at, Math.min(at + sliceBytes, end)), signal));
      }
      throwIfAborted(signal);
      return look.finish(blob.size - end);
    },

    checkFileBytes(file, name) {
      const all = bytesOf(file);
      if (all === undefined) throw new TypeError(fileMisuse);
      const look = startLook(name);
      const end = all.length > maxFileBytes ? fileHeadBytes : all.length;
      look.feed(all.subarray(0, end));
      return look.finish(all.length - end);
    },
  };
}

/** The rules, and what else a form asks for. */
export const formsEdition: Edition<FormValidator> = {
  file: "dossier-forms.wasm",
  methods: [...rulesEdition.methods, "describe", "checkFile", "checkFileBytes"],
  make: makeFormValidator,
};
