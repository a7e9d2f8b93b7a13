/* The pages of a pre-flight as one. Knows nothing of a browser. */
const EXAMPLES = 5;

export function emptyTally() {
  return { at: null, contacts: 0, toDial: 0, underWay: 0, over: 0, skipped: [], next: undefined };
}

/** The sum of what was looked at before and one more page. */
export function tallied(before, page) {
  const groups = new Map(before.skipped.map((group) => [keyOf(group), group]));
  for (const group of page.skipped) {
    const known = groups.get(keyOf(group));
    groups.set(keyOf(group), known ? together(known, group) : group);
  }
  return {
    at: before.at ?? page.at,
    contacts: before.contacts + page.contacts,
    toDial: before.toDial + page.toDial,
    underWay: before.underWay + page.underWay,
    over: before.over + page.over,
    skipped: [...groups.values()].sort((one, other) => other.contacts - one.contacts),
    next: page.next,
  };
}

function together(one, other) {
  const earliest = [one.earliest, other.earliest].filter(Boolean).sort()[0];
  return {
    ...one,
    contacts: one.contacts + other.contacts,
    ...(earliest ? { earliest } : {}),
    examples: [...one.examples, ...other.examples].slice(0, EXAMPLES),
  };
}

function keyOf({ reason, ends }) {
  return `${reason} ${ends}`;
}
