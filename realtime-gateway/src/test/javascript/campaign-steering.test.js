import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOf, effectOf, needsReason } from '../../main/resources/static/app/campaigns/steering.js';

const ADMIN = { isAdmin: true, isOperator: true };
const OPERATOR = { isAdmin: false, isOperator: true };
const VIEWER = { isAdmin: false, isOperator: false };
const STATS = { totalContacts: 12, pending: 8, inProgress: 3 };

test('what is possible is shown to all, and can be clicked by whom the service lets', () => {
  const active = { possible: ['stop', 'pause'] };
  assert.deepEqual(actionsOf(active, ADMIN).map(({ action, allowed }) => [action, allowed]), [['pause', true], ['stop', true]]);
  assert.deepEqual(actionsOf(active, OPERATOR).map(({ allowed }) => allowed), [true, false]);
  assert.deepEqual(actionsOf(active, VIEWER).map(({ allowed }) => allowed), [false, false]);
  assert.match(actionsOf(active, OPERATOR)[1].hint, /admin/);
  assert.deepEqual(actionsOf({}, ADMIN), []);
});

test('each says in numbers what it will do', () => {
  assert.match(effectOf('start', { stats: STATS }), /call 8 contacts at once/);
  assert.match(effectOf('pause', { stats: STATS }), /3 calls are under way and go on to their end/);
  assert.match(effectOf('pause', { stats: { ...STATS, inProgress: 1 } }), /1 call is under way and goes on to its end/);
  assert.match(effectOf('pause', { stats: { ...STATS, inProgress: 0 } }), /8 contacts stay/);
  assert.match(effectOf('stop', { stats: STATS }, { underWay: 0 }), /8 contacts will not be called. No call is under way/);
  assert.match(effectOf('resume', { stats: { ...STATS, pending: 1 } }), /call 1 contact,/);
  assert.match(effectOf('schedule', { stats: STATS }), /has none yet/);
  assert.match(effectOf('schedule', { stats: STATS, startDate: 'T' }, { when: (time) => `on ${time}` }), /on T/);
});

test('a pause takes one click, what is for good a reason', () => {
  assert.equal(needsReason('pause'), false);
  assert.equal(needsReason('start'), false);
  assert.equal(needsReason('stop'), true);
});
