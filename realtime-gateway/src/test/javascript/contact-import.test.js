import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOver, newest, refusedOf, resultOf } from '../../main/resources/static/app/contacts/import-words.js';
import { choicesOf, choose, customName, fieldWords, mappingQuery, named, readValue } from '../../main/resources/static/app/contacts/mapping.js';

const COLUMNS = [
  { header: 'Tel.', field: 'phoneNumber' }, { header: 'Mobil', field: 'customFields.Mobil' }, { header: 'Kunde', field: 'customFields.Kunde' },
];

test('a field that is given to another column leaves the one that had it as a custom field', () => {
  const chosen = choose({}, COLUMNS, 'Mobil', 'phoneNumber');
  assert.deepEqual(chosen, { Mobil: 'phoneNumber', 'Tel.': 'customFields.Tel' });
  assert.deepEqual(mappingQuery(chosen), ['Mobil:phoneNumber', 'Tel.:customFields.Tel']);
  assert.deepEqual(choose({ Kunde: 'ignore' }, COLUMNS, 'Mobil', 'ignore'), { Kunde: 'ignore', Mobil: 'ignore' });
});

test('every column can be a known field, a custom field of its name, or left out', () => {
  const choices = choicesOf(COLUMNS[0], ['name', 'phoneNumber', 'email']).map(([field]) => field);
  assert.equal(choices[0], 'phoneNumber');
  assert.deepEqual(choices.slice(-2), ['customFields.Tel', 'ignore']);
  assert.equal(new Set(choices).size, choices.length);
  assert.equal(fieldWords('details.company'), 'Company');
  assert.equal(customName('???'), 'Column');
});

test('a header that cannot be the name of a custom field gets one that can', () => {
  const columns = [{ header: 'Rufnr.', field: 'customFields.Rufnr.' }, ...COLUMNS.slice(1)];
  assert.deepEqual(named({}, columns), { 'Rufnr.': 'customFields.Rufnr' });
  assert.equal(named({ 'Rufnr.': 'ignore' }, columns), null);
});

test('what a row says is shown as it was understood', () => {
  const contact = { phoneNumber: '+12025550147', details: { company: 'M', address: { location: { coordinates: [16.4, 48.2] } } }, tags: ['a', 'b'], customFields: { Plan: 'gold' } };
  assert.equal(readValue(contact, 'phoneNumber'), '+12025550147');
  assert.equal(readValue(contact, 'details.company'), 'M');
  assert.equal(readValue(contact, 'customFields.Plan'), 'gold');
  assert.equal(readValue(contact, 'details.address.latitude'), '48.2');
  assert.equal(readValue(contact, 'tags'), 'a; b');
  assert.equal(readValue(contact, 'ignore'), '');
  assert.equal(readValue(contact, 'email'), '');
});

function done(more = {}) {
  return {
    version: 4, state: 'done', options: { dryRun: false }, progress: { bytes: 10, percent: 100 },
    counts: { read: 5, created: 2, updated: 0, unchanged: 1, refused: { 'invalid-phone-number': 2 } }, ...more,
  };
}

test('what came of an import is said with all its rows', () => {
  assert.equal(refusedOf(done()), 2);
  assert.deepEqual(resultOf(done()), ['5 rows read: 2 added, 0 changed, 1 there already.', '2 rows were refused.']);
  assert.match(resultOf(done({ state: 'failed', problem: 'The file is gone.' }))[0], /file is gone/);
  assert.match(resultOf(done({ options: { dryRun: true } }))[0], /would be added/);
  assert.match(resultOf(done({ counts: { ...done().counts, addedToCampaign: 2, suppressedInCampaign: 1 } }))[1], /2 came into the campaign, of which 1/);
  assert.equal(isOver({ state: 'running' }), false);
});

test('what the room tells is taken where it is newer', () => {
  const known = done({ version: 2, state: 'running' });
  const told = { version: 3, state: 'running', bytesRead: 50, bytes: 200, rows: 8, created: 6, updated: 0, unchanged: 0, refused: 2 };
  assert.equal(newest(known, told).progress.percent, 25);
  assert.equal(newest(known, told).counts.read, 8);
  assert.deepEqual(newest(known, told).counts.refused, known.counts.refused);
  assert.equal(newest(known, { ...told, version: 2 }), known);
});
