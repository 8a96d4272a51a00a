import type { Plan } from "dossier-check/forms";
import type { FormFinding } from "dossier-check/dom";

import type { DocumentAnswers } from "./draft";
import type { Slot } from "./slot";

/** One document on the form: what is told of it, and where. */
export interface DocumentPart {
  readonly list: "identifying_documents" | "address_documents";
  readonly answers: DocumentAnswers;
  /** What it needs; undefined while its type is open. */
  readonly plan: Plan | undefined;
  readonly slots: readonly Slot[];
  /** Where a member is told, if that can be seen; that of `type` always. */
  inputOf(member: string): HTMLElement | undefined;
}

/** The body that a form stands for, and its way back. */
export interface FormBody {
  readonly value: object;
  /** Where on the form a finding belongs. */
  readonly find: (finding: FormFinding) => HTMLElement | undefined;
  /** A JSON Pointer of where an input's value stands. */
  readonly pointerOf: (input: HTMLElement) => string | undefined;
}

/** Whether the plan lets a person tell a member. */
export const asks = (plan: Plan, member: string): boolean => {
  const need = (plan.members as Readonly<Record<string, string>>)[member];
  return need === "required" || need === "optional";
};

/**
 * Puts the body of the request together.
 *
 * @param tos The value of the terms, if they are agreed to; `agree` is where that is told.
 */
export function bodyOf(
  parts: readonly DocumentPart[],
  tos: string | undefined,
  agree: HTMLElement,
): FormBody {
  const documents = (list: DocumentPart["list"]) => parts.filter((part) => part.list === list);
  const value = {
    identifying_documents: entriesOf(documents("identifying_documents")),
    address_documents: entriesOf(documents("address_documents")),
    ...(tos !== undefined && { tos_policies_value: tos }),
  };

  function find({ code, path = "", params }: FormFinding): HTMLElement | undefined {
    if (path === "/tos_policies_value") return agree;
    const [, list = "", index, member, file] =
      /^\/(\w+)(?:\/(\d+)(?:\/(\w+)(?:\/(\d+).*)?)?)?$/.exec(path) ?? [];
    const entries = documents(list as DocumentPart["list"]);
    // A list that lacks an entry lacks its selfie, if it is asked for.
    const part =
      code === "selfie_required" || index === undefined ? parts.find(isSelfie) : undefined;
    const found = part ?? entries[Number(index ?? 0)];
    if (found === undefined) return undefined;
    if (part === undefined && member !== "files") {
      return found.inputOf(member ?? "type") ?? found.inputOf("type");
    }
    const side = (params as { side?: unknown } | undefined)?.side;
    const { slots } = found;
    const slot =
      (file !== undefined && uploaded(slots)[Number(file)]) ||
      slots.find((each) => code === "side_missing" && each.place.side === side) ||
      slots.find((each) => uriOf(each) === undefined) ||
      slots[0];
    return slot?.input ?? found.inputOf("type");
  }

  function pointerOf(input: HTMLElement): string | undefined {
    if (input === agree) return "/tos_policies_value";
    for (const part of parts) {
      const at = `/${part.list}/${documents(part.list).indexOf(part)}`;
      for (const member of ["type", ...Object.keys(part.plan?.members ?? {}), "country"]) {
        if (part.inputOf(member) === input) return `${at}/${member}`;
      }
      const file = uploaded(part.slots).findIndex((slot) => slot.input === input);
      if (file >= 0) return `${at}/files/${file}`;
    }
    return undefined;
  }

  return { value, find, pointerOf };
}

const uriOf = ({ file }: Slot) => file.getSnapshot().uri;
const uploaded = (slots: readonly Slot[]) => slots.filter((slot) => uriOf(slot) !== undefined);

const isSelfie = ({ plan }: DocumentPart) =>
  plan?.kind === "identity" && plan.members.number === "ignored";

/** The entries of a list; a selfie is one once it has a file. */
const entriesOf = (parts: readonly DocumentPart[]) =>
  parts.filter((part) => !isSelfie(part) || uploaded(part.slots).length > 0).map(entryOf);

/** An entry as JSON has it: what is not told is left out. */
function entryOf({ answers: { type, values }, plan, slots }: DocumentPart): object {
  const asked =
    plan === undefined
      ? ["country"]
      : Object.keys(plan.members).filter((member) => asks(plan, member));
  return {
    ...(type !== "" && { type }),
    ...Object.fromEntries(
      asked.flatMap((member) => (values[member] ? [[member, values[member]]] : [])),
    ),
    files: uploaded(slots).map((slot) => ({
      ...(slot.place.side && { side: slot.place.side }),
      uri: uriOf(slot),
    })),
  };
}

/** Of a report, what stands above the whole request. */
export const isAboutRequest = ({ path, status }: { path?: string; status?: number }): boolean =>
  path === "" && (status === 403 || status === 409);
