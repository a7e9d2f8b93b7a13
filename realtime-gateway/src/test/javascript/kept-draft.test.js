import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { KeptDraft } from '../../main/resources/static/app/campaigns/kept-draft.js';

const STORED = { name: 'Renewals', 'config.callsPerSecond': '5' };

beforeEach(() => {
  const kept = new Map();
  globalThis.sessionStorage = {
    getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key),
  };
});

function draftOf(typed) {
  const draft = new KeptDraft('c1');
  draft.over(STORED);
  draft.keep({ ...STORED, ...typed });
  return draft;
}

test('what others stored meanwhile shows beneath what was typed', () => {
  const draft = draftOf({ name: 'Others' });
  const now = { ...STORED, 'config.callsPerSecond': '1' };
  assert.equal(draft.contradicts(now), false);
  assert.deepEqual(draft.over(now), { name: 'Others', 'config.callsPerSecond': '1' });
  assert.equal(draft.stored, now);
});

test('a field that was typed in here and stored by others is a contradiction until it is read', () => {
  const draft = draftOf({ 'config.callsPerSecond': '3' });
  const now = { ...STORED, 'config.callsPerSecond': '1' };
  assert.equal(draft.contradicts(now), true);
  draft.over(now);
  assert.equal(draft.contradicts(now), false);
});
