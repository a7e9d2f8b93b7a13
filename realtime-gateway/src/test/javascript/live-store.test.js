import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiveStore } from '../../main/resources/static/app/live/live-store.js';

const OPENED = Date.parse('2026-03-01T10:00:00Z');

function call(sid, version, status, more = {}) {
  return { sid, version, status, direction: 'outbound', startTime: '2026-03-01T10:00:00Z', ...more };
}

function delta(from, to, data, type = 'call.changed') {
  return { room: 'calls', type, from: `e:${from}`, to: `e:${to}`, data };
}

function storeWith(...calls) {
  const store = new LiveStore(OPENED);
  store.applySnapshot(calls, 'e:0');
  return store;
}

function sids(calls) {
  return calls.map(({ sid }) => sid);
}

test('a snapshot is the list, newest start first', () => {
  const store = storeWith(
    call('A', 1, 'ringing', { startTime: '2026-03-01T10:00:01Z' }), call('B', 4, 'queued', { startTime: '2026-03-01T10:00:02Z' }));
  assert.deepEqual(sids(store.active), ['B', 'A']);
  assert.equal(store.cursor, 'e:0');
});

test('the counts are those of the list at every step', () => {
  const store = storeWith(call('A', 1, 'queued'), call('B', 1, 'ringing'));
  store.applyChange(delta(0, 1, call('A', 2, 'ringing')));
  assert.deepEqual(store.counts(), { total: 2, queued: 0, initiated: 0, ringing: 2, 'in-progress': 0 });
  store.applyChange(delta(1, 2, call('B', 2, 'busy', { endTime: '2026-03-01T10:00:05Z' })));
  assert.equal(store.counts().total, store.active.length);
  assert.deepEqual(store.counts(({ sid }) => sid === 'B').total, 0);
});

test('a step that does not follow is told, and the cursor stays where nothing is missing', () => {
  const store = storeWith();
  assert.equal(store.applyChange(delta(0, 1, call('A', 1, 'queued'))).follows, true);
  const gap = store.applyChange(delta(2, 3, call('A', 3, 'in-progress')));
  assert.deepEqual(gap, { follows: false, what: 'moved', sid: 'A' });
  assert.equal(store.cursor, 'e:1');
  store.applyMissed([delta(1, 2, call('A', 2, 'ringing')), delta(2, 3, call('A', 3, 'in-progress'))], 'e:3');
  assert.equal(store.find('A').status, 'in-progress');
  assert.equal(store.cursor, 'e:3');
});

test('an older version changes nothing', () => {
  const store = storeWith(call('A', 5, 'in-progress'));
  assert.equal(store.applyChange(delta(0, 1, call('A', 4, 'ringing'))).what, 'known');
  assert.equal(store.find('A').status, 'in-progress');
});

test('an ended call moves to the ended ones once, and is corrected there', () => {
  const store = storeWith(call('A', 1, 'in-progress'));
  assert.equal(store.applyChange(delta(0, 1, call('A', 2, 'completed', { endTime: '2026-03-01T10:01:00Z' }))).what, 'ended');
  assert.equal(store.applyChange(delta(1, 2, call('A', 3, 'completed', { duration: 12 }))).what, 'moved');
  assert.deepEqual(sids(store.ended), ['A']);
  assert.equal(store.ended[0].duration, 12);
  assert.equal(store.endedTotal, 1);
  assert.deepEqual(store.active, []);
});

test('a correction of a call that ended before the page was opened is not told as an end', () => {
  const store = storeWith();
  store.applyChange(delta(0, 1, call('A', 9, 'completed', { endTime: '2026-03-01T09:59:00Z' })));
  assert.equal(store.endedTotal, 0);
});

test('a deleted call is nowhere', () => {
  const store = storeWith(call('A', 1, 'in-progress'), call('B', 1, 'ringing'));
  store.applyChange(delta(0, 1, call('B', 2, 'failed')));
  store.applyChange(delta(1, 2, { sid: 'A' }, 'call.deleted'));
  store.applyChange(delta(2, 3, { sid: 'B' }, 'call.deleted'));
  assert.equal(store.find('A') ?? store.find('B'), null);
});

test('what was missed is summed up by call', () => {
  const store = storeWith(call('A', 1, 'ringing'), call('B', 1, 'in-progress'));
  const steps = store.applyMissed([
    delta(0, 1, call('A', 2, 'in-progress')),
    delta(1, 2, call('B', 2, 'completed')),
    delta(2, 3, call('C', 1, 'queued')),
    delta(3, 4, call('C', 2, 'ringing')),
  ], 'e:4');
  assert.deepEqual(steps, { began: ['C'], moved: ['A'], ended: ['B'] });
});

test('a fresh snapshot tells which calls ended unseen, and their outcome comes if it is ever told', () => {
  const store = storeWith(call('A', 1, 'ringing'), call('B', 1, 'in-progress'));
  const steps = store.applySnapshot([call('B', 2, 'in-progress'), call('C', 1, 'queued')], 'f:7');
  assert.deepEqual(steps, { began: ['C'], moved: ['B'], ended: ['A'] });
  assert.equal(store.ended[0].status, 'over');
  store.applyChange({ ...delta(0, 0, call('A', 1, 'no-answer')), from: 'f:7', to: 'f:8' });
  assert.equal(store.ended[0].status, 'no-answer');
});

test('only the newest ended calls are kept, all are counted', () => {
  const store = storeWith();
  for (let at = 0; at < 60; at += 1) {
    store.applyChange(delta(at, at + 1, call(`C${at}`, 1, 'completed', { endTime: '2026-03-01T10:05:00Z' })));
  }
  assert.equal(store.ended.length, 50);
  assert.equal(store.ended[0].sid, 'C59');
  assert.equal(store.endedTotal, 60);
});
