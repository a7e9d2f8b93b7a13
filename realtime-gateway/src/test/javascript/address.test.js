import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeNumber } from '../../main/resources/static/app/address.js';
import { whyNot } from '../../main/resources/static/app/search/findings.js';

test('what may be a number does not belong into an address', () => {
  for (const number of ['+12025550147', '(202) 555-0147', '55501', '+43 1 505.01']) {
    assert.ok(mayBeNumber(number), number);
  }
  for (const words of ['', '2026', 'Spring 2026', 'ada@example.org', 'Office 365', '12 Monkeys 345']) {
    assert.ok(!mayBeNumber(words), words);
  }
});

test('a search that failed says its trace id', () => {
  assert.equal(whyNot({ detail: 'The call store answered with 503. Try again.', traceId: 'abc' }),
    'The call store answered with 503. Try again. Trace id abc');
  assert.equal(whyNot({ detail: 'It cannot be reached.', traceId: '' }), 'It cannot be reached.');
});
