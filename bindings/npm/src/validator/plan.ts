import type { AddressType, IdentityType, MediaType, Need, Side } from "../generated/types.js";

/** The type of a document. */
export type DocumentType = IdentityType | AddressType;

/** What a form should ask for a document of some type. A body that follows it has no violation. */
export type Plan = IdentityPlan | AddressPlan;

interface AnyPlan {
  readonly files: {
    /** How many files the document has. */
    readonly count: number;
    /** Whether each file must say which side it shows. */
    readonly side: "required" | "optional";
    /** The sides there are; of a document that requires them, one file each. */
    readonly sides: readonly Side[];
  };
  /** The media types of the files that are accepted, as an `<input type="file">` takes them. */
  readonly accept: readonly MediaType[];
}

/** The plan of an identity document. */
export interface IdentityPlan extends AnyPlan {
  readonly type: IdentityType;
  readonly kind: "identity";
  readonly members: {
    readonly number: Need;
    readonly country: Need;
    /** `conditional` only where the plan was asked for without a country. */
    readonly state: Need;
    readonly issue_date: Need;
    readonly expiry_date: Need;
  };
}

/** The plan of an address document. */
export interface AddressPlan extends AnyPlan {
  readonly type: AddressType;
  readonly kind: "address";
  readonly members: { readonly country: Need; readonly issue_date: Need };
}
