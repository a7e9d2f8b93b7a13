import assert from 'node:assert/strict';
import { test } from 'node:test';
import { when } from '../../main/resources/static/app/campaigns/when.js';

const NOW = Date.parse('2026-12-01T20:00:00Z');

test('a time is told by the clock and the day of the zone that is asked for', () => {
  assert.equal(when('2026-12-01T23:30:00Z', NOW, 'UTC'), 'today at 23:30');
  assert.equal(when('2026-12-01T23:30:00Z', NOW, 'Europe/Vienna'), 'tomorrow at 00:30');
  assert.equal(when('2026-12-01T15:30:00Z', NOW, 'Asia/Tokyo'), 'today at 00:30');
  assert.equal(when('2026-12-01T14:30:00Z', NOW, 'Asia/Tokyo'), 'yesterday at 23:30');
});

test('what is further away is told with its date, and what is near without its time', () => {
  assert.match(when('2026-12-04T09:00:00Z', NOW, 'UTC'), /^on .*4.* at 09:00$/);
  assert.equal(when('2026-12-01T20:00:30Z', NOW, 'UTC'), 'in a moment');
  assert.equal(when('2026-12-01T19:59:30Z', NOW), 'just now');
});
