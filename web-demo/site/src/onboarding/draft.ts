/** What a person has told so far. */
export interface Draft {
  /** Which client of the sandbox the page acts for. */
  client: string;
  readonly person: Record<PersonMember, string>;
  /** The customer that the server has created of it. */
  customer: { readonly id: string; readonly tosUrl: string } | undefined;
  readonly primary: DocumentAnswers;
  readonly address: DocumentAnswers;
  agreed: boolean;
}

/** The members that a person is created from, as the server names them. */
export type PersonMember = "first_name" | "last_name" | "email" | "country_of_residence";

/** What is told of a document: its type, and its members by name. */
export interface DocumentAnswers {
  type: string;
  readonly values: Record<string, string>;
}

const key = "draft";

/** Stays in the page and is gone with it: what identifies a document. */
const unkept = "number";

export function newDraft(client: string): Draft {
  return {
    client,
    person: { first_name: "", last_name: "", email: "", country_of_residence: "" },
    customer: undefined,
    primary: { type: "", values: {} },
    address: { type: "", values: {} },
    agreed: false,
  };
}

/** Keeps a draft until the tab is closed. */
export function saveDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(
      key,
      JSON.stringify(draft, (name, value: unknown) => (name === unkept ? undefined : value)),
    );
  } catch {
    // Without storage a reload begins anew.
  }
}

export function clearDraft(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Then there is none.
  }
}

/** The draft that was kept, if one was. */
export function loadDraft(): Draft | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    if (kept === null) return undefined;
    const draft = JSON.parse(kept) as Draft;
    const { person, primary, address } = newDraft(draft.client);
    return {
      ...draft,
      customer: draft.customer,
      person: { ...person, ...draft.person },
      primary: { ...primary, ...draft.primary },
      address: { ...address, ...draft.address },
    };
  } catch {
    return undefined;
  }
}
