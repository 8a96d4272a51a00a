import { layOut, readJsonTree } from "./json-tree";

/** A request to start from. */
export interface Example {
  readonly id: string;
  readonly title: string;
  /** What to look at, in a sentence. */
  readonly note: string;
  readonly body: string;
  readonly context: string;
}

const selfie = { type: "SELFIE", files: [{ uri: "/AbAcQ4hn_0652746727637.pdf" }] };

const license = {
  type: "DRIVERS_LICENSE",
  number: "DL987654321",
  country: "USA",
  state: "US-CA",
  issue_date: "2019-06-01",
  expiry_date: "2029-06-01",
  files: [
    { side: "FRONT", uri: "/AbAcQ4hn_0652746727638.pdf" },
    { side: "BACK", uri: "/XyZ123mn_0652746727639.pdf" },
  ],
};

const passport = {
  type: "PASSPORT",
  number: "X12345678",
  country: "USA",
  issue_date: "2017-02-14",
  expiry_date: "2029-02-13",
  files: [{ uri: "/CwW9PHhP_0652746727641.jpg" }],
};

const statement = {
  type: "BANK_STATEMENT",
  country: "USA",
  files: [{ uri: "/PoAdef45_0652746727640.pdf" }],
};

const tos = "e9414388-fbdf-4407-b5c2-bc39eae3645b";

/** The contract's example. */
const request = {
  identifying_documents: [selfie, license],
  address_documents: [statement],
  tos_policies_value: tos,
};

const customer = {
  customer_type: "INDIVIDUAL",
  api_version: "v2",
  customer_status: "INCOMPLETE",
  country_of_residence: "USA",
  attach_in_flight: false,
};

const facts = {
  today: "2026-11-22",
  customer,
  client: { selfie_required: true },
  uploaded_uris: [
    "/AbAcQ4hn_0652746727637.pdf",
    "/AbAcQ4hn_0652746727638.pdf",
    "/XyZ123mn_0652746727639.pdf",
    "/CwW9PHhP_0652746727641.jpg",
    "/PoAdef45_0652746727640.pdf",
  ],
  tos_policies_value: tos,
};

const without = (record: object, ...names: readonly string[]): object =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

const withIdentity = (...entries: readonly object[]): object => ({
  ...request,
  identifying_documents: entries,
});

function write(value: object): string {
  const text = JSON.stringify(value);
  const root = readJsonTree(text);
  return root === undefined ? text : layOut(text, root);
}

function example(
  id: string,
  title: string,
  note: string,
  body: object | string,
  context: object = facts,
): Example {
  const text = typeof body === "string" ? body : write(body);
  return { id, title, note, body: text, context: write(context) };
}

/** A date some years from now, for contexts that leave the day to the clock. */
const inYears = (years: number): string => `${new Date().getUTCFullYear() + years}-06-01`;

export interface ExampleGroup {
  readonly title: string;
  readonly examples: readonly Example[];
}

export const exampleGroups: readonly ExampleGroup[] = [
  {
    title: "To begin with",
    examples: [
      example(
        "draft",
        "A first draft",
        "Two mistakes, four oddities, two facts left open.",
        {
          ...request,
          identifying_documents: [
            selfie,
            {
              ...without(license, "state", "issue_date", "files"),
              isue_date: "2019-06-01",
              expiry_date: "2027-01-10",
              files: [
                { side: "FRONT", uri: "/AbAcQ4hn_0652746727638.pdf" },
                { uri: "/XyZ123mn_0652746727639.heic" },
              ],
            },
          ],
          address_documents: [{ ...statement, issue_date: "2026-06-30" }],
        },
        without(facts, "uploaded_uris", "tos_policies_value"),
      ),
      example(
        "contract",
        "The contract’s example",
        "Nothing to complain about, and every fact is known.",
        request,
      ),
      example(
        "empty-context",
        "The same with an empty context",
        "As far as the body alone can tell; see what is undecided.",
        withIdentity(selfie, { ...license, expiry_date: inYears(3) }),
        {},
      ),
    ],
  },
  {
    title: "Documents",
    examples: [
      example(
        "no-state",
        "A driver’s license without its state",
        "A license from the USA must name its state.",
        withIdentity(selfie, without(license, "state")),
      ),
      example(
        "expired",
        "An expired passport",
        "Compared with the context’s today, not with the clock.",
        withIdentity(selfie, { ...passport, expiry_date: "2026-11-22" }),
      ),
      example(
        "two-primaries",
        "Two primary documents",
        "A passport and a license: only one of them may be sent.",
        withIdentity(selfie, passport, license),
      ),
    ],
  },
  {
    title: "Files",
    examples: [
      example(
        "repeated-side",
        "Three files that repeat a side",
        "One file too many, and FRONT is given twice.",
        withIdentity(selfie, {
          ...license,
          files: [...license.files, { side: "FRONT", uri: "/CwW9PHhP_0652746727641.jpg" }],
        }),
      ),
      example(
        "heic",
        "A photo named .heic",
        "Accepted, with advice.",
        withIdentity(selfie, { ...passport, files: [{ uri: "/CwW9PHhP_IMG_0417.HEIC" }] }),
        { ...facts, uploaded_uris: [...facts.uploaded_uris, "/CwW9PHhP_IMG_0417.HEIC"] },
      ),
      example(
        "not-owned",
        "A file that was not uploaded",
        "The body is right, but one file is not this customer’s.",
        request,
        { ...facts, uploaded_uris: facts.uploaded_uris.slice(0, -1) },
      ),
    ],
  },
  {
    title: "The shape of the body",
    examples: [
      example(
        "typo",
        "A misspelt member",
        "One member is missing, another is not known.",
        withIdentity(selfie, { ...without(passport, "expiry_date"), expiry_dat: "2029-02-13" }),
      ),
      example("v1", "A body of version 1", "The old members are named, and what replaces them.", {
        customer_id: "0ca1f0b6-3d3c-4f0e-9c3e-5d9b5b8f2a11",
        proof_of_identity: [{ type: "PASSPORT", files: ["/CwW9PHhP_0652746727641.jpg"] }],
        proof_of_address: [{ type: "BANK_STATEMENT", files: ["/PoAdef45_0652746727640.pdf"] }],
        tos_policies_value: tos,
      }),
      example(
        "duplicate",
        "A member that is named twice",
        "Two readers of this body could read two different requests.",
        write(request).replace(
          '"number": "DL987654321"',
          '"number": "DL987654321",\n      "number": "DL123456789"',
        ),
      ),
      example(
        "broken",
        "Broken JSON",
        "A comma too many: marked is where it stops being JSON.",
        write(request).replace(/"(?=\n}$)/, '",'),
      ),
      example(
        "hidden",
        "Characters that hide",
        "A zero-width space, and a name that turns text around.",
        withIdentity(selfie, {
          ...passport,
          number: "X1234\u200b5678",
          "note\u202efdp": "seen\u202d",
        }),
      ),
      example("many", "More than a hundred mistakes", "The report keeps the first hundred.", {
        ...withIdentity(selfie, {
          ...passport,
          files: Array.from({ length: 120 }, (_, at) => ({ side: "LEFT", uri: at })),
        }),
      }),
    ],
  },
  {
    title: "The customer",
    examples: [
      example(
        "wrong-status",
        "A customer who is under review",
        "The customer’s status decides, whatever the body is.",
        request,
        { ...facts, customer: { ...customer, customer_status: "REVIEWING" } },
      ),
      example(
        "in-flight",
        "Another attach in flight",
        "The body is right; it only has to wait.",
        request,
        { ...facts, customer: { ...customer, attach_in_flight: true } },
      ),
    ],
  },
];
