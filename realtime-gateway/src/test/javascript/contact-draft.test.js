import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mistakesOf, patchOf, typedOf } from '../../main/resources/static/app/contacts/contact-draft.js';

const CONTACT = {
  phoneNumber: '+12025550147', name: 'Zoe', status: 'active', details: { company: 'M', preferredCallTime: { start: '09:00', end: '12:00' } },
  consent: { basis: 'opt-in' }, tags: ['a', 'b'], groups: [],
};

function changed(changes) {
  return patchOf(typedOf(CONTACT), { ...typedOf(CONTACT), ...changes });
}

test('only what is different is sent', () => {
  assert.equal(changed({}), null);
  assert.deepEqual(changed({ name: 'Zoë' }), { name: 'Zoë' });
  assert.deepEqual(changed({ name: '' }), { name: null });
  assert.deepEqual(changed({ 'details.company': '', 'details.title': 'CEO' }), { details: { company: null, title: 'CEO' } });
  assert.deepEqual(changed({ tags: 'b, c' }), { tags: ['b', 'c'] });
  assert.deepEqual(changed({ priority: '7' }), { priority: 7 });
});

test('a consent or a time that is emptied goes as a whole', () => {
  assert.deepEqual(changed({ 'consent.basis': '' }), { consent: null });
  assert.deepEqual(changed({ 'details.preferredCallTime.start': '', 'details.preferredCallTime.end': '' }), { details: { preferredCallTime: null } });
});

test('bounds are those of the service', () => {
  const wrong = (changes) => mistakesOf({ ...typedOf(CONTACT), ...changes });
  assert.deepEqual(wrong({}), {});
  assert.match(wrong({ phoneNumber: 'call me' }).phoneNumber, /telephone number/);
  assert.match(wrong({ phoneNumber: '' }).phoneNumber, /required/);
  assert.match(wrong({ email: 'zoe' }).email, /e-mail/);
  assert.match(wrong({ priority: '11' }).priority, /0 to 10/);
  assert.match(wrong({ 'details.timeZone': 'Vienna' })['details.timeZone'], /IANA/);
  assert.match(wrong({ 'details.preferredCallTime.end': '08:00' })['details.preferredCallTime.end'], /later/);
  assert.match(wrong({ 'consent.basis': '', 'consent.source': 'a form' })['consent.basis'], /required/);
});
