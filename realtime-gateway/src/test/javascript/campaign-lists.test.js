import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listOfPart, listOfReason } from '../../main/resources/static/app/campaigns/lists.js';

const BREAKDOWN = {
  outcomes: [
    { status: 'completed', outcome: 'success', contacts: 5 }, { status: 'completed', outcome: 'unknown', contacts: 3 },
    { status: 'completed', outcome: 'reached', contacts: 2 }, { status: 'failed', outcome: 'busy', contacts: 1 },
  ],
};

test('those who were reached without success are listed without the others', () => {
  assert.equal(listOfPart('c', 'reached', BREAKDOWN), '/campaigns/c?status=completed&outcome=unknown&outcome=reached');
  assert.equal(listOfPart('c', 'reached', { outcomes: BREAKDOWN.outcomes.slice(0, 1) }), '/campaigns/c?status=completed&outcome=reached');
  assert.equal(listOfPart('c', 'reached', null), '/campaigns/c?status=completed&outcome=reached');
  assert.equal(listOfPart('c', 'succeeded', BREAKDOWN), '/campaigns/c?status=completed&outcome=success');
});

test('the other parts are what their contacts stand at', () => {
  assert.equal(listOfPart('c', 'pending', BREAKDOWN), '/campaigns/c?status=pending&status=retry-wait');
  assert.equal(listOfPart('c', 'failed', BREAKDOWN), '/campaigns/c?status=failed');
});

test('who waits for a reason and who is left out for it are two lists', () => {
  assert.equal(listOfReason('c', { reason: 'no-consent', ends: false }), '/campaigns/c?status=pending&status=retry-wait&reason=no-consent');
  assert.equal(listOfReason('c', { reason: 'no-consent', ends: true }), '/campaigns/c?status=suppressed&reason=no-consent');
});
