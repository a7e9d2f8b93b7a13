/*
 * What somebody types of a contact, as texts by the field's path, and what is different from what was read. The bounds are those of
 * campaign-service; it checks again. Knows nothing of a browser.
 */
import { isZone, list } from '../campaigns/draft.js';

const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
const TEXTS = ['name', 'email', 'source', 'details.company', 'details.title', 'details.timeZone', 'details.address.line',
  'details.address.city', 'details.address.state', 'details.address.zip', 'details.address.country', 'consent.basis', 'consent.source',
  'details.preferredCallTime.start', 'details.preferredCallTime.end'];

export function typedOf(contact = {}) {
  const typed = { phoneNumber: contact.phoneNumber ?? '', status: contact.status ?? 'active', priority: text(contact.priority) };
  for (const path of TEXTS) {
    typed[path] = text(valueAt(contact, path));
  }
  return { ...typed, tags: (contact.tags ?? []).join(', '), groups: (contact.groups ?? []).join(', ') };
}

/** A merge patch of what is typed now and was not before; null where nothing is different. */
export function patchOf(before, now) {
  const patch = {};
  for (const path of Object.keys(now)) {
    if (now[path] !== before[path]) {
      put(patch, path, meaning(path, now[path]));
    }
  }
  for (const group of ['consent', 'details.preferredCallTime']) {
    if (Object.keys(now).filter((path) => path.startsWith(`${group}.`)).every((path) => now[path].trim() === '')
      && Object.keys(before).some((path) => path.startsWith(`${group}.`) && before[path] !== '')) {
      put(patch, group, null);
    }
  }
  return Object.keys(patch).length === 0 ? null : patch;
}

export function mistakesOf(typed) {
  const wrong = {};
  const check = (field, is, message) => {
    if (!is && !(field in wrong)) {
      wrong[field] = message;
    }
  };
  check('phoneNumber', typed.phoneNumber.trim() !== '', 'is required');
  check('phoneNumber', /^[^\p{L}]*$/u.test(typed.phoneNumber) && /\d{3}/.test(typed.phoneNumber) && typed.phoneNumber.length <= 40,
    'must be one telephone number, such as +14155550123');
  check('name', typed.name.length <= 200, 'must be a text of 1 to 200 characters');
  check('email', typed.email.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email.trim()), 'must be an e-mail address');
  check('priority', typed.priority.trim() === '' || /^(10|[0-9])$/.test(typed.priority.trim()), 'must be a whole number from 0 to 10');
  check('details.timeZone', typed['details.timeZone'].trim() === '' || isZone(typed['details.timeZone'].trim()),
    'must be an IANA time zone such as Europe/Vienna');
  const { 'details.preferredCallTime.start': start, 'details.preferredCallTime.end': end } = typed;
  const any = start.trim() !== '' || end.trim() !== '';
  check('details.preferredCallTime.start', !any || TIME.test(start.trim()), 'must be HH:mm');
  check('details.preferredCallTime.end', !any || TIME.test(end.trim()) || end.trim() === '24:00', 'must be HH:mm, 24:00 at most');
  check('details.preferredCallTime.end', !any || start.trim() < end.trim(), 'must be later than the start');
  check('consent.basis', typed['consent.basis'].trim() !== '' || typed['consent.source'].trim() === '', 'is required with a source');
  for (const labels of ['tags', 'groups']) {
    const given = list(typed[labels]);
    check(labels, given.length <= 50 && given.every((one) => one.length <= 64), 'must be a list of 50 texts at most, each of 1 to 64 characters without ;');
  }
  return wrong;
}

function meaning(path, said) {
  if (path === 'tags' || path === 'groups') {
    return list(said);
  }
  const trimmed = said.trim();
  if (trimmed === '') {
    return null;
  }
  return path === 'priority' ? Number(trimmed) : trimmed;
}

function put(document, path, value) {
  const parts = path.split('.');
  const last = parts.pop();
  let place = document;
  for (const part of parts) {
    if (place[part] === null || typeof place[part] !== 'object') {
      place[part] = {};
    }
    place = place[part];
  }
  place[last] = value;
}

function valueAt(thing, path) {
  return path.split('.').reduce((value, part) => value?.[part], thing);
}

function text(value) {
  return value === undefined || value === null ? '' : String(value);
}
