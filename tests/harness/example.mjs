// A body that is accepted, and what is known around it.
/** A context that decides every rule. */
export const fullContext = {
  today: "2026-11-22",
  customer: {
    customer_type: "INDIVIDUAL",
    api_version: "v2",
    customer_status: "INCOMPLETE",
    country_of_residence: "USA",
    attach_in_flight: false,
  },
  client: { selfie_required: false },
  uploaded_uris: ["/passport.pdf", "/bank.pdf"],
  tos_policies_value: "e9414388-fbdf-4407-b5c2-bc39eae3645b",
};

/** A body that fullContext accepts without advice. */
export const goodBody = () => ({
  identifying_documents: [
    {
      type: "PASSPORT",
      number: "P1234567",
      country: "USA",
      issue_date: "2020-01-01",
      expiry_date: "2030-01-01",
      files: [{ uri: "/passport.pdf" }],
    },
  ],
  address_documents: [{ type: "BANK_STATEMENT", country: "USA", files: [{ uri: "/bank.pdf" }] }],
  tos_policies_value: "e9414388-fbdf-4407-b5c2-bc39eae3645b",
});
