import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures } from '../../main/resources/static/app/live/import-panel.js';
import { ListStore } from '../../main/resources/static/app/list-store.js';

function thing(id, version, more = {}) {
  return { id, version, createdAt: '2026-03-01T10:00:00Z', ...more };
}

function delta(from, to, data, type = 'import.changed') {
  return { room: 'imports', type, from: `e:${from}`, to: `e:${to}`, data };
}

function storeWith(...things) {
  const store = new ListStore({ id: 'id', stays: ({ status }) => status !== 'over' });
  store.applySnapshot(things, 'e:0');
  return store;
}

function ids(store) {
  return store.items.map(({ id }) => id);
}

test('a snapshot is the list, the newest first, without what does not belong', () => {
  const store = storeWith(
    thing('A', 1), thing('B', 1, { createdAt: '2026-03-01T10:00:01Z' }), thing('C', 1, { status: 'over' }));
  assert.deepEqual(ids(store), ['B', 'A']);
  assert.equal(store.loaded, true);
});

test('things come, change and leave', () => {
  const store = storeWith(thing('A', 1), thing('B', 1), thing('C', 1));
  store.applyChange(delta(0, 1, thing('D', 1)));
  store.applyChange(delta(1, 2, thing('A', 2, { rows: 7 })));
  store.applyChange(delta(2, 3, thing('B', 2, { status: 'over' })));
  store.applyChange(delta(3, 4, { id: 'C' }, 'import.left'));
  assert.deepEqual(ids(store), ['A', 'D']);
  assert.equal(store.find('A').rows, 7);
  store.applyChange(delta(4, 5, { id: 'A' }, 'campaign.deleted'));
  assert.deepEqual(ids(store), ['D']);
  assert.equal(store.cursor, 'e:5');
});

test('an older version changes nothing', () => {
  const store = storeWith(thing('A', 5, { rows: 5 }));
  store.applyChange(delta(0, 1, thing('A', 4, { rows: 4 })));
  assert.equal(store.find('A').rows, 5);
});

test('a step that does not follow is told, and the cursor stays where nothing is missing', () => {
  const store = storeWith();
  assert.equal(store.applyChange(delta(0, 1, thing('A', 1))).follows, true);
  assert.equal(store.applyChange(delta(2, 3, thing('A', 3))).follows, false);
  assert.equal(store.cursor, 'e:1');
  store.applyMissed([delta(1, 2, thing('A', 2)), delta(2, 3, thing('A', 3))], 'e:3');
  assert.equal(store.find('A').version, 3);
  assert.equal(store.cursor, 'e:3');
});

test('a fresh snapshot replaces what was known', () => {
  const store = storeWith(thing('A', 9));
  store.applySnapshot([thing('B', 1)], 'f:1');
  assert.deepEqual(ids(store), ['B']);
});

test('what an import took is what became new, changed or stayed', () => {
  assert.equal(
    figures({ rows: 100, created: 90, updated: 5, unchanged: 3, refused: 2 }),
    '100 rows read, 98 taken (90 new, 5 changed), 2 refused');
});
