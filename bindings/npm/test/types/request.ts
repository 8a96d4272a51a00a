// Which request bodies compile. Each line under a `@ts-expect-error` is one that must not.
import type {
  AttachRequest,
  CalendarDate,
  Country,
  DriversLicense,
  IdentityDocument,
  NationalId,
  Passport,
  ResidencePermit,
  Selfie,
  Validator,
} from "dossier-check";

declare const validator: Validator;

const passport: Passport = {
  type: "PASSPORT",
  number: "P1234567",
  country: "DEU",
  expiry_date: "2029-06-01",
  files: [{ uri: "/passport.pdf" }],
};
const selfie: Selfie = { type: "SELFIE", files: [{ uri: "/selfie.jpg" }] };
const bothSides = [
  { side: "FRONT", uri: "/front.pdf" },
  { side: "BACK", uri: "/back.pdf" },
] as const;
const license = {
  type: "DRIVERS_LICENSE",
  number: "DL987654321",
  expiry_date: "2029-06-01",
  files: bothSides,
} as const;
const statement = {
  type: "BANK_STATEMENT",
  country: "USA",
  files: [{ uri: "/statement.pdf" }],
} as const;

export const good: readonly AttachRequest[] = [
  {
    identifying_documents: [passport],
    address_documents: [statement],
    tos_policies_value: "e9414388-fbdf-4407-b5c2-bc39eae3645b",
  },
  {
    identifying_documents: [selfie, { ...license, country: "USA", state: "US-CA" }],
    address_documents: [{ ...statement, issue_date: "2026-11-01" }],
    tos_policies_value: "x",
  },
  {
    identifying_documents: [{ ...passport, issue_date: undefined }, selfie],
    address_documents: [statement],
    tos_policies_value: "x",
  },
  { identifying_documents: [selfie], address_documents: [statement], tos_policies_value: "x" },
];
good.map((body) => validator.validate(body));
validator.validate({ anything: "else" });
validator.validate(undefined);

// What a document needs.
export const backFirst: NationalId = {
  ...passport,
  type: "NATIONAL_ID",
  files: [
    { side: "BACK", uri: "/back.pdf" },
    { side: "FRONT", uri: "/front.pdf" },
  ],
};
export const withItsSide: Passport = { ...passport, files: [{ side: "FRONT", uri: "/p.pdf" }] };
// @ts-expect-error a number is missing
export const withoutNumber: Passport = {
  type: "PASSPORT",
  country: "DEU",
  expiry_date: "2029-06-01",
  files: [{ uri: "/passport.pdf" }],
};
// @ts-expect-error a passport has no state
export const stateOfPassport: Passport = { ...passport, state: "US-CA" };
// @ts-expect-error nor has a residence permit, even one that comes from elsewhere
export const stateOfPermit: ResidencePermit = {
  ...{ ...passport, state: "US-CA" },
  type: "RESIDENCE_PERMIT",
  files: bothSides,
};
// @ts-expect-error a selfie has no number
export const numberOfSelfie: Selfie = { ...selfie, number: "1" };
// @ts-expect-error there is no such type
export const type: IdentityDocument = { ...passport, type: "VISA" };
// @ts-expect-error nor in small letters
export const smallType: IdentityDocument = { ...passport, type: "passport" };

// The state of a driver's license.
export const california: DriversLicense = { ...license, country: "USA", state: "US-CA" };
export const otherSpelling: DriversLicense = { ...license, country: "USA", state: "California" };
export const bavaria: DriversLicense = { ...license, country: "DEU", state: "Bavaria" };
export const german: DriversLicense = { ...license, country: "DEU" };
// @ts-expect-error one of the United States needs it
export const stateless: DriversLicense = { ...license, country: "USA" };

// Countries and dates.
declare const country: Country;
declare const text: string;
export const anyCountry: Passport = { ...passport, country };
// @ts-expect-error two letters are no code
export const twoLetters: Passport = { ...passport, country: "DE" };
// @ts-expect-error nor is a code that is not assigned
export const unassigned: Country = "XKX";
// @ts-expect-error the other order
export const american: CalendarDate = "06/01/2029";
// @ts-expect-error a time is no day
export const instant: CalendarDate = new Date(0).toISOString();
// @ts-expect-error a text may hold anything
export const anyText: Passport = { ...passport, expiry_date: text };
// @ts-expect-error null is not the same as nothing
export const nullDate: Passport = { ...passport, issue_date: null };

// Files.
// @ts-expect-error a passport has one file
export const noFile: Passport = { ...passport, files: [] };
// @ts-expect-error and not two
export const twoFiles: Passport = { ...passport, files: [{ uri: "/1.pdf" }, { uri: "/2.pdf" }] };
// @ts-expect-error a file has a link
export const noLink: Passport = { ...passport, files: [{ side: "FRONT" }] };
// @ts-expect-error a two-sided document has two files
export const oneFile: DriversLicense = { ...license, country: "DEU", files: [bothSides[0]] };
export const noSide: DriversLicense = {
  ...license,
  country: "DEU",
  // @ts-expect-error each with its side
  files: [{ uri: "/front.pdf" }, { side: "BACK", uri: "/back.pdf" }],
};
export const sameSide: DriversLicense = {
  ...license,
  country: "DEU",
  // @ts-expect-error and each side once
  files: [bothSides[0], bothSides[0]],
};
export const leftSide: Passport = {
  ...passport,
  // @ts-expect-error there is no such side
  files: [{ side: "LEFT", uri: "/p.pdf" }],
};

// The whole.
const whole = good[0]!;
// @ts-expect-error there is an identity document
export const noIdentity: AttachRequest = { ...whole, identifying_documents: [] };
export const twoPassports: AttachRequest = {
  ...whole,
  // @ts-expect-error only one that is no selfie
  identifying_documents: [passport, passport],
};
// @ts-expect-error and only one selfie
export const twoSelfies: AttachRequest = { ...whole, identifying_documents: [selfie, selfie] };
// @ts-expect-error one address document
export const noAddress: AttachRequest = { ...whole, address_documents: [] };
// @ts-expect-error not two
export const twoAddresses: AttachRequest = { ...whole, address_documents: [statement, statement] };
// @ts-expect-error of the address documents
export const wrongKind: AttachRequest = { ...whole, address_documents: [passport] };
// @ts-expect-error the value of the terms
export const noTerms: AttachRequest = {
  identifying_documents: [passport],
  address_documents: [statement],
};
// @ts-expect-error the members of version 1 are gone
export const old: AttachRequest = { ...whole, proof_of_identity: [passport] };

/** A document's type tells what else it has. */
export function narrowed(document: IdentityDocument): string | undefined {
  switch (document.type) {
    case "SELFIE":
      return document.number satisfies undefined;
    case "DRIVERS_LICENSE":
      return document.country === "USA" ? (document.state satisfies string) : document.state;
    default:
      return document.state satisfies undefined;
  }
}
