import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGES } from '../../main/resources/static/app/pages.js';
import { isOfThisPage, pageAt } from '../../main/resources/static/app/router.js';

const TABLE = [
  { name: 'new', paths: ['/campaigns/new'] },
  { name: 'one', paths: ['/campaigns/:id'] },
  { name: 'live', paths: ['/', '/live'] },
  { name: 'missing', paths: [] },
];

function at(path) {
  const { page, params } = pageAt(TABLE, path);
  return [page.name, params];
}

test('a path is shown by the first page that it fits', () => {
  assert.deepEqual(at('/'), ['live', {}]);
  assert.deepEqual(at('/live'), ['live', {}]);
  assert.deepEqual(at('/campaigns/new'), ['new', {}]);
  assert.deepEqual(at('/campaigns/68ef'), ['one', { id: '68ef' }]);
});

test('a part of a path is read as it was meant', () => {
  assert.deepEqual(at('/campaigns/a%2Fb'), ['one', { id: 'a/b' }]);
  assert.deepEqual(at('/campaigns/100%'), ['one', { id: '100%' }]);
});

test('what fits nothing is missing', () => {
  for (const path of ['/campaigns/', '/campaigns/a/b', '/Live', '/live/', '/x']) {
    assert.deepEqual(at(path), ['missing', {}], path);
  }
});

test('the last page of the table takes what is left, and every page of the navigation has a path and a title', () => {
  assert.equal(PAGES.at(-1).name, 'missing');
  for (const page of PAGES.filter((one) => one.icon)) {
    assert.ok(page.title && page.paths.at(-1).startsWith('/'));
  }
});

test('a link to a place of what is shown is told from one to another page', () => {
  const here = { pathname: '/calls', search: '?period=all' };
  assert.ok(isOfThisPage(new URL('https://ringway.example/calls?period=all#content'), here));
  assert.ok(!isOfThisPage(new URL('https://ringway.example/calls#content'), here));
  assert.ok(!isOfThisPage(new URL('https://ringway.example/live?period=all#content'), here));
});
