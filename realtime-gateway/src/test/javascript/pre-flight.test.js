import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyTally, preFlightWords, tallied } from '../../main/resources/static/app/campaigns/pre-flight.js';

function page(contacts, skipped, next) {
  return { at: '2026-12-01T10:00:00Z', contacts, toDial: 1, underWay: 0, over: 0, skipped, next };
}

test('pages are summed by reason, with the earliest time and a few examples', () => {
  const group = (contacts, earliest) => ({ reason: 'outside-hours', ends: false, contacts, earliest, examples: [1, 2, 3].map((id) => ({ contactId: `${contacts}-${id}` })) });
  const first = tallied(emptyTally(), page(10, [group(5, '2026-12-02T09:00:00Z'), { reason: 'suppressed', ends: true, contacts: 4, examples: [] }], 'more'));
  assert.equal(first.next, 'more');
  const all = tallied(first, page(10, [group(9, '2026-12-01T18:00:00Z')]));
  assert.equal(all.contacts, 20);
  assert.equal(all.toDial, 2);
  assert.equal(all.next, undefined);
  assert.deepEqual(all.skipped.map(({ reason, contacts }) => [reason, contacts]), [['outside-hours', 14], ['suppressed', 4]]);
  assert.equal(all.skipped[0].earliest, '2026-12-01T18:00:00Z');
  assert.equal(all.skipped[0].examples.length, 5);
});

test('before a start it is said in numbers who would be called, and why others not', () => {
  const skipped = [{ reason: 'suppressed', ends: true, contacts: 2, examples: [] }, { reason: 'outside-hours', ends: false, contacts: 5, examples: [] }];
  assert.equal(preFlightWords({ contacts: 10, toDial: 3, skipped }),
    'Pre-flight: 3 of 10 would be called, 7 skipped or waiting (5: it is outside the calling hours; 2: the number is on a list of numbers that are not called).');
  assert.equal(preFlightWords({ contacts: 10, toDial: 10, skipped: [], next: 'more' }), 'Pre-flight: 10 of the first 10 would be called.');
});
