import type { CustomerStatus, DocumentType, Side } from "dossier-check/forms";

import type { PersonMember } from "../draft";

/** What the page says besides what the rules and the server say. Other languages have the same members. */
export const en = {
  locale: "en",
  direction: "ltr",
  page: {
    onboarding: "Onboarding",
    playground: "Playground",
    rules: "Rules",
    dark: "Dark",
    language: "Language",
    skip: "Skip to the form",
    foot: "The page and the server follow the same rules, compiled from the same C++. This is a sandbox: use no real documents.",
  } as Readonly<Record<string, string>>,

  title: "Open your account",
  lead: "Three short steps. You need an identity document and a letter that shows your address.",
  steps: ["About you", "Your documents", "Our check"],
  stepsName: "Steps",
  problem: "There is a problem",
  choose: "Please choose",
  optional: "optional",

  person: {
    first_name: "First name",
    last_name: "Last name",
    email: "Email address",
    country_of_residence: "Country where you live",
  } satisfies Record<PersonMember, string>,
  begin: "Continue",

  identity: "Your identity document",
  identityCountry: "Which country issued it?",
  identityType: "Which document is it?",
  address: "Proof of your address",
  addressType: "Which document is it?",
  addressLead: "It must show your name and the address where you live.",
  selfie: "A photo of yourself",
  selfieLead: "Look straight into the camera, in good light.",
  terms: "Terms",
  agree: "I have read the terms and agree to them",
  readTerms: "Read the terms",
  send: "Send my documents",
  sending: "Sending…",

  members: {
    number: "Document number",
    country: "Country on the document",
    state: "State that issued it",
    issue_date: "Date of issue",
    expiry_date: "Date of expiry",
  } as Readonly<Record<string, string>>,
  hints: {
    number: "As printed on the document",
    state: "As a code, such as US-CA",
  } as Readonly<Record<string, string>>,
  types: {
    PASSPORT: "Passport",
    NATIONAL_ID: "National identity card",
    DRIVERS_LICENSE: "Driver’s license",
    RESIDENCE_PERMIT: "Residence permit",
    SELFIE: "Selfie",
    UTILITY_BILL: "Utility bill",
    GOVERNMENT_LETTER: "Letter from an authority",
    BANK_STATEMENT: "Bank statement",
  } satisfies Record<DocumentType, string>,
  sides: { FRONT: "Front", BACK: "Back" } satisfies Record<Side, string>,
  file: {
    PASSPORT: "The page with your photo",
    NATIONAL_ID: "The card",
    DRIVERS_LICENSE: "The license",
    RESIDENCE_PERMIT: "The permit",
    SELFIE: "Your selfie",
    UTILITY_BILL: "The bill",
    GOVERNMENT_LETTER: "The letter",
    BANK_STATEMENT: "The statement",
  } satisfies Record<DocumentType, string>,
  dropped: (names: string) => `Removed, because this document does not need it: ${names}.`,

  slot: {
    choose: "Choose a file",
    hint: (types: string) => `or drop it here: ${types}`,
    replace: "Choose another file",
    photo: "Take a photo",
    checking: "Being checked",
    uploading: (percent: string) => `Uploading, ${percent}`,
    ready: "Uploaded",
    refused: "This file can’t be used",
    failed: "Not uploaded",
    says: {
      file_duplicate: "You have chosen this file in another place too. Is it the right one?",
      file_unreadable: "This file could not be opened. Choose it again.",
      upload_failed: "The upload did not get through. Check your connection, and try again.",
      upload_busy: "The upload did not get through just now. Try again in a moment.",
      upload_refused: "This file was not accepted. Choose another one.",
    },
    cancel: "Cancel",
    retry: "Try again",
    remove: "Remove",
    preview: "Preview",
  },

  refused: {
    403: "No documents can be sent now",
    409: "Your documents are on their way already",
    server: "The server could not take your documents",
    again: "Try again",
    see: "See how it stands",
    offline: "The server can’t be reached. Check your connection, and try again.",
    gone: "The server no longer knows this customer. Please begin again.",
  },

  status: {
    lead: "This page follows along by itself. You may also close it and come back.",
    stages: ["Received", "Being processed", "Being reviewed", "Decided"],
    lost: "The connection was lost. Trying again…",
    correct: "Put it right",
    restart: "Begin again",
    is: {
      INCOMPLETE: ["Documents are missing", "Send your documents to go on."],
      PROCESSING: ["Your documents are being processed", "This takes a moment."],
      REVIEWING: ["Somebody is looking at your documents", "This takes a moment."],
      APPROVED: ["You are approved", "Your account is open. There is nothing left to do."],
      ASSOCIATED_PARTIES_REMAINING: ["Other people still have to be checked", "You are done."],
      IN_COMPLIANCE: ["Our compliance team is looking at it", "There is nothing to do for you."],
      ACTION_REQUIRED: ["One thing needs your help", "Put it right and send it again."],
      REJECTED: ["We can’t open an account for you", "This decision is final."],
      ON_HOLD: ["Your account is on hold", "We will be in touch with you."],
    } satisfies Record<CustomerStatus, readonly [string, string]>,
    received: ["We have your documents", "They are waiting to be looked at."],
  },
};

export type Words = typeof en;
