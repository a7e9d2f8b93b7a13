import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Wish } from '../../main/resources/static/app/contacts/wish.js';

test('what is tried again has the same key, and what is changed or done another one', () => {
  const wish = new Wish();
  const first = wish.keyOf({ mapping: ['a'] });
  assert.match(first, /^[0-9a-f]{32}$/);
  assert.equal(wish.keyOf({ mapping: ['a'] }), first);
  const corrected = wish.keyOf({ mapping: ['b'] });
  assert.notEqual(corrected, first);
  wish.done();
  assert.notEqual(wish.keyOf({ mapping: ['b'] }), corrected);
});
