import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RowCount } from '../../main/resources/static/app/calls/row-count.js';
import { rangeOf } from '../../main/resources/static/app/calls/time-range.js';

const NOW = new Date('2026-03-29T15:00:00').getTime();
const local = (text) => new Date(text).toISOString();

test('a time ends with the moment it is asked at, so that list and sums agree', () => {
  for (const preset of ['', 'today', '24h', '30d', 'all']) {
    assert.equal(rangeOf({ preset }, NOW).startedBefore, new Date(NOW).toISOString(), preset);
  }
});

test('days begin at midnight of the viewer', () => {
  assert.deepEqual(rangeOf({ preset: 'yesterday' }, NOW), { startedAfter: local('2026-03-28T00:00'), startedBefore: local('2026-03-29T00:00') });
  assert.equal(rangeOf({ preset: 'today' }, NOW).startedAfter, local('2026-03-29T00:00'));
});

test('both days of a time of one\'s own are in it, of today as much as there is', () => {
  assert.deepEqual(rangeOf({ preset: 'custom', from: '2026-03-27', to: '2026-03-28' }, NOW),
    { startedAfter: local('2026-03-27T00:00'), startedBefore: local('2026-03-29T00:00') });
  assert.deepEqual(rangeOf({ preset: 'custom', from: '2026-03-28', to: '2026-03-29' }, NOW),
    { startedAfter: local('2026-03-28T00:00'), startedBefore: new Date(NOW).toISOString() });
  assert.deepEqual(rangeOf({ preset: 'custom', from: '2026-03-30', to: '2026-03-30' }, NOW),
    { startedAfter: local('2026-03-30T00:00'), startedBefore: local('2026-03-31T00:00') });
  assert.deepEqual(rangeOf({ preset: 'custom', from: '', to: '' }, NOW), { startedAfter: '', startedBefore: new Date(NOW).toISOString() });
});

test('rows are counted wherever the bytes are cut, and a line end inside of quotes ends none', () => {
  const count = new RowCount({ csv: true });
  for (const piece of ['sid,notes\r\nCA1,"two\r\nli', 'nes ""quoted""\n"\r', '\nCA2,x\r\n']) {
    count.add(new TextEncoder().encode(piece));
  }
  assert.equal(count.rows, 2);
  const lines = new RowCount({ csv: false });
  lines.add(new TextEncoder().encode('{"a":"\\""}\n{}\n'));
  assert.equal(lines.rows, 2);
});
