import { kindOf, viewOf } from "./buffers.js";
import type { Core } from "./core.js";
import type { FormExports } from "./exports.js";
import type { AddressType, IdentityType } from "./generated/types.js";
import { fileHeadBytes, fileTailBytes } from "./generated/wire.js";
import type { Edition } from "./load.js";
import { makeMemory } from "./memory.js";
import type { AddressPlan, DocumentType, IdentityPlan, Plan } from "./plan.js";
import { en } from "./locales/en.js";
import { makeSpeaker, type Speaker } from "./report/speak.js";
import type { FileReport } from "./report.js";
import { utf8Length } from "./utf8.js";
import { makeValidator, rulesEdition, type Validator } from "./validator.js";

/** The rules, and what else a form asks for. */
export interface FormValidator extends Validator {
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
   * Looks at a file before its upload: whether it is a PDF, JPEG or PNG whatever its name, is whole, and is large enough to be read. Reads
   * its first 65,536 and its last 1,024 bytes, and no more. A name that is left out is that of a `File`; a Blob without one has no extension.
   *
   * Rejects with a TypeError if it is no Blob or the name no string, and with the error of the browser if the file cannot be read.
   */
  checkFile(blob: Blob, name?: string): Promise<FileReport>;

  /**
   * The same for the bytes of a whole file, at once.
   *
   * @throws TypeError if they are no ArrayBuffer or view of one, or the name is no string.
   */
  checkFileBytes(bytes: BufferSource, name: string): FileReport;
}

const fileMisuse =
  "checkFile() takes a File or a Blob, checkFileBytes() an ArrayBuffer or a view of one; the name is a string.";

/** Makes a validator for forms of an instantiated module. */
export function makeFormValidator(
  core: Core & Partial<FormExports>,
  speaker: Speaker,
): FormValidator {
  const memory = makeMemory(core);
  const { write, writeText, forget, takeJson } = memory;
  const { planOf = missing, fileReport = missing } = core;

  function missing(): never {
    forget();
    throw new TypeError(
      "This validator was made of dossier.wasm, which has the rules alone: hand over dossier-forms.wasm.",
    );
  }

  function checkParts(name: unknown, head: Uint8Array, tail: Uint8Array, size: number): FileReport {
    if (typeof name !== "string") throw new TypeError(fileMisuse);
    const nameBytes = writeText(name, head.length + tail.length);
    write(head, nameBytes);
    write(tail, nameBytes + head.length);
    try {
      const largest = 2 ** 31 - 1; // no larger size makes a difference
      return takeJson(
        fileReport(nameBytes, head.length, tail.length, Math.min(size, largest)),
      ) as FileReport;
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    ...makeValidator(core, speaker, memory),

    describe(type: unknown, country?: unknown) {
      if (typeof type !== "string" || typeof (country ?? "") !== "string")
        throw new TypeError("describe() takes a type of document and a country, as strings.");
      const typeBytes = utf8Length(type);
      const written = writeText(type + ((country as string | null | undefined) ?? ""), 0);
      return takeJson(planOf(typeBytes, country == null ? -1 : written - typeBytes)) as never;
    },

    async checkFile(blob, name = (blob as Partial<File> | undefined)?.name ?? "") {
      if (!/^(Blob|File)$/.test(kindOf(blob))) throw new TypeError(fileMisuse);
      const [head, tail] = await Promise.all(
        [blob.slice(0, fileHeadBytes), blob.slice(-fileTailBytes)].map((part) =>
          part.arrayBuffer(),
        ),
      );
      return checkParts(name, new Uint8Array(head!), new Uint8Array(tail!), blob.size);
    },

    checkFileBytes(file, name) {
      const all = viewOf(file);
      if (all === undefined) throw new TypeError(fileMisuse);
      return checkParts(
        name,
        all.subarray(0, fileHeadBytes),
        all.subarray(-fileTailBytes),
        all.length,
      );
    },
  };
}

/** The rules, and what else a form asks for. */
export const formsEdition: Edition<FormValidator> = {
  file: "dossier-forms.wasm",
  methods: [...rulesEdition.methods, "describe", "checkFile", "checkFileBytes"],
  make: (core) => makeFormValidator(core, makeSpeaker(en)),
};
