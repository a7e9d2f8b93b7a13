import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeyedList } from '../../main/resources/static/app/widgets/keyed-list.js';

/** As much of an element as a list needs; notes each line that is put in. */
class Lines {
  children = [];
  put = [];

  replaceChildren() {
    this.children = [];
  }

  insertBefore(line, there) {
    this.remove(line);
    this.children.splice(there === null ? this.children.length : this.children.indexOf(there), 0, line);
    this.put.push(line.thing.id);
  }

  remove(line) {
    this.children = this.children.filter((other) => other !== line);
  }
}

function shown(...before) {
  const lines = new Lines();
  const list = new KeyedList(lines, (thing) => {
    const line = { thing, remove: () => lines.remove(line) };
    return line;
  });
  const show = (...things) => {
    lines.put = [];
    list.show(things.map((thing) => [thing.id, thing]));
    return lines.children.map(({ thing }) => thing.id).join('');
  };
  show(...before);
  return { lines, show };
}

const [A, B, C, D] = ['A', 'B', 'C', 'D'].map((id) => ({ id }));

test('a line that did not change is left where it is, so that it keeps the focus', () => {
  const { lines, show } = shown(A, B, C);

  assert.equal(show(A, { ...B }, C), 'ABC');
  assert.deepEqual(lines.put, ['B']);
  assert.equal(show(D, A, B, C), 'DABC');
  assert.deepEqual(lines.put, ['D', 'B']);
});

test('lines go, and others take a new place', () => {
  const { lines, show } = shown(A, B, C);

  assert.equal(show(A, C), 'AC');
  assert.deepEqual(lines.put, []);
  assert.equal(show(C, A), 'CA');
  assert.deepEqual(lines.put, ['C']);
  assert.equal(show(), '');
});
