// A body and a context for the tests of the tool.
const tos = "e9414388-fbdf-4407-b5c2-bc39eae3645b";

export const context = {
  today: "2026-11-22",
  customer: {
    customer_type: "INDIVIDUAL",
    api_version: "v2",
    customer_status: "INCOMPLETE",
    country_of_residence: "USA",
    attach_in_flight: false,
  },
  client: { selfie_required: false },
  uploaded_uris: ["/a.pdf", "/b.pdf"],
  tos_policies_value: tos,
};

/** A body without violation and advice; `passport` and `top` change members of its passport and of itself. */
export function body(passport = {}, top = {}) {
  return {
    identifying_documents: [
      {
        type: "PASSPORT",
        number: "X1",
        country: "USA",
        expiry_date: "2029-06-01",
        files: [{ uri: "/a.pdf" }],
        ...passport,
      },
    ],
    address_documents: [{ type: "BANK_STATEMENT", country: "USA", files: [{ uri: "/b.pdf" }] }],
    tos_policies_value: tos,
    ...top,
  };
}

export const valid = JSON.stringify(body());
export const validReport = '{"ok":true,"status":200,"violations":[],"advice":[],"undecided":[]}';
