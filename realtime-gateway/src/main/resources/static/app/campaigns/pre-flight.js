/* The pages of a pre-flight as one. Knows nothing of a browser. */
import { reasonWords } from './words.js';

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

/** What a page of a pre-flight comes to, with the reasons of most of those who are skipped. */
export function preFlightWords({ contacts, toDial, skipped, next }) {
  const held = skipped.reduce((sum, group) => sum + group.contacts, 0);
  const of = next ? `of the first ${contacts.toLocaleString()}` : `of ${contacts.toLocaleString()}`;
  const why = [...skipped].sort((one, other) => other.contacts - one.contacts).slice(0, 3)
    .map((group) => `${group.contacts.toLocaleString()}: ${lower(reasonWords(group.reason))}`).join('; ');
  return `Pre-flight: ${toDial.toLocaleString()} ${of} would be called${held > 0 ? `, ${held.toLocaleString()} skipped or waiting (${why})` : ''}.`;
}

function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
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
