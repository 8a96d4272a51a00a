// How the rows of a catalogue are written, and read.

/**
 * A row: what the rule is `of` (the things of request.mjs that it looks at, one by one), the member `at` which it fires (else at the
 * thing itself), the `fact` that it needs; when it fires, and its params. Both are told the thing and, of { fact, all }, the
 * fact's value and all things that the rule looks at.
 */
export const rule = (head, when, params = () => ({})) => ({ ...head, when, params });

/** The rows of one stage. */
export function stage(number, rules) {
  for (const rule of Object.values(rules)) rule.stage = number;
  return rules;
}

/** What the rules find: { code, path, params, stage }. A rule whose fact is absent is neither passed nor failed. */
export function find(rules, request, facts) {
  const found = [];
  for (const [code, { of, at, fact, when, params, stage }] of Object.entries(rules)) {
    if (fact !== undefined && !facts.has(fact)) continue;
    const all = of?.(request) ?? [{ path: [] }];
    const given = { fact: facts.get(fact), all };
    for (const thing of all) {
      if (!when(thing, given)) continue;
      const path = at === undefined ? thing.path : [...thing.path, at];
      found.push({ code, path, params: params(thing, given), stage });
    }
  }
  return found;
}
