import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TranscriptStore, turnsOf } from '../../main/resources/static/app/transcript-store.js';

function said(transcriptionSid, sequenceId, text, more = {}) {
  return { callSid: 'CA1', transcriptionSid, sequenceId, track: 'inbound_track', text, last: true, timestamp: '2026-03-01T10:00:00Z', ...more };
}

function delta(from, to, type, data) {
  return { room: 'transcript:CA1', type: `transcript.${type}`, from, to, data };
}

function texts(store) {
  return store.segments.map(({ text }) => text);
}

test('a segment takes its place, also where it comes late', () => {
  const store = new TranscriptStore();
  store.applySnapshot({ callSid: 'CA1', state: 'running', segments: [said('GT1', 2, 'two')] }, 'a');

  assert.ok(store.applyChange(delta('a', 'b', 'said', said('GT2', 1, 'later'))).follows);
  store.applyChange(delta('b', 'c', 'said', said('GT1', 1, 'one')));

  assert.deepEqual(texts(store), ['one', 'two', 'later']);
});

test('what may still be corrected is replaced, by the same track alone', () => {
  const store = new TranscriptStore();
  store.applySnapshot(null, 'a');
  store.applyChange(delta('a', 'b', 'said', said('GT1', 1, 'I wo', { last: false })));
  store.applyChange(delta('b', 'c', 'said', said('GT1', 2, 'Hello', { track: 'outbound_track' })));
  store.applyChange(delta('c', 'd', 'said', said('GT1', 3, 'I would')));

  assert.deepEqual(texts(store), ['Hello', 'I would']);
  assert.equal(store.state, 'running');
});

test('a step that does not follow the last one is told, and a repeated one changes nothing', () => {
  const store = new TranscriptStore();
  store.applySnapshot({ callSid: 'CA1', state: 'running', segments: [said('GT1', 1, 'one')] }, 'a');

  assert.equal(store.applyChange(delta('x', 'y', 'said', said('GT1', 1, 'one'))).follows, false);
  assert.deepEqual(texts(store), ['one']);
});

test('what was deleted goes at once', () => {
  const store = new TranscriptStore();
  store.applySnapshot({ callSid: 'CA1', state: 'running', segments: [said('GT1', 1, 'one')] }, 'a');
  store.applyChange(delta('a', 'b', 'deleted', { callSid: 'CA1' }));

  assert.deepEqual([texts(store), store.erased, store.state], [[], true, null]);
});

test('what one speaker says after another is a turn', () => {
  const turns = turnsOf([
    said('GT1', 1, 'Good'), said('GT1', 2, 'morning.'), said('GT1', 3, 'Hello', { track: 'outbound_track' }),
    said('GT1', 4, 'I', { last: false }),
  ]);

  assert.deepEqual(turns.map(({ role, text, open }) => [role, text, open]),
    [['user', 'Good morning.', false], ['agent', 'Hello', false], ['user', 'I', true]]);
});
