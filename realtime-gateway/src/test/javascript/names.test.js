import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentNames, campaignNames } from '../../main/resources/static/app/names.js';

function pages(...all) {
  const asked = [];
  const get = async (path, { query }) => {
    asked.push(query.cursor);
    return { body: all[Math.min(asked.length, all.length) - 1] };
  };
  return { asked, services: { campaigns: { get }, transcripts: { get } } };
}

test('names are read page by page to the last one, and stand in their order', async () => {
  const { asked, services } = pages({ items: [{ id: '1', name: 'Spring' }], next: 'n1' }, { items: [{ id: '2', name: 'Autumn' }] });

  assert.deepEqual(await campaignNames(services), [['2', 'Autumn'], ['1', 'Spring']]);
  assert.deepEqual(asked, [null, 'n1']);
});

test('a list without an end is left after ten pages', async () => {
  const { asked, services } = pages({ items: [{ agentId: 'a', name: 'Ada' }], next: 'more' });

  assert.equal((await agentNames(services)).length, 10);
  assert.equal(asked.length, 10);
});
