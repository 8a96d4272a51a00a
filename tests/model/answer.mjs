// Section 7: what the server answers to a request that is neither 401 nor 404. Section 8: the value in tos_policies_url.

/**
 * The answer that a report leads to: { status, body }. Its messages are those of the findings; of findings without message, as the
 * model's are, `messageOf` says what stands for them.
 */
export function httpAnswer(report, customerId, messageOf = ({ message }) => message) {
  const { status, violations } = report;
  const [first] = violations; // that of the stage that decided
  switch (status) {
    case 200:
      return { status, body: { data: { customer_id: customerId }, meta: null } };
    case 400:
      return { status, body: { status, message: messageOf(first) } };
    case 403:
    case 409: {
      const code = { 403: "forbidden", 409: "conflict" }[status];
      return { status, body: { error: { code, message: messageOf(first) } } };
    }
    case 422: {
      const errors = violations
        .filter((violation) => violation.status === 422)
        .map((violation) => ({ [violation.path]: messageOf(violation) }));
      return { status, body: { message: `The request has ${errors.length} error(s).`, errors } };
    }
  }
}

/** The URL standard, application/x-www-form-urlencoded: the text of a name or value. */
function decode(text) {
  const bytes = [...Buffer.from(text.replaceAll("+", " "))];
  for (let i = 0; i < bytes.length; i++) {
    const encoded = /^%([\da-f]{2})$/i.exec(String.fromCharCode(...bytes.slice(i, i + 3)));
    if (encoded) bytes.splice(i, 3, parseInt(encoded[1], 16));
  }
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

/** The value of tos_policies_value in a URL; undefined if there is none. */
export function tosPoliciesValue(url) {
  const query = /^[^?]*\?([^#]*)/.exec(url)?.[1] ?? "";
  for (const pair of query.split("&")) {
    const [, name, value] = /^([^=]*)=?(.*)$/s.exec(pair);
    if (decode(name) === "tos_policies_value") return decode(value);
  }
  return undefined;
}
