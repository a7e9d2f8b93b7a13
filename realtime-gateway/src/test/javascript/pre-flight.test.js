import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyTally, tallied } from '../../main/resources/static/app/campaigns/pre-flight.js';

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
