import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, elapsed, eventWord } from '../../main/resources/static/app/format.js';

test('durations read like a clock', () => {
  assert.deepEqual([0, 7.9, 65, 3661, -3].map(duration), ['0:00', '0:07', '1:05', '1:01:01', '0:00']);
});

test('a call counts from what it is doing', () => {
  const call = {
    startTime: '2026-03-01T10:00:00Z', ringingAt: '2026-03-01T10:00:10Z', answeredAt: '2026-03-01T10:00:20Z',
  };
  const now = Date.parse('2026-03-01T10:01:00Z');
  const shown = ['queued', 'ringing', 'in-progress'].map((status) => elapsed({ ...call, status }, now));
  assert.deepEqual(shown, ['1:00', '0:50', '0:40']);
});

test('event types are told in words', () => {
  assert.equal(eventWord('dev.ringway.call.status-reported.v1'), 'Call status reported');
});
