/* Which column of a file means which field of a contact. Knows nothing of a browser. */
const CUSTOM = 'customFields.';
export const IGNORE = 'ignore';

const WORDS = {
  phoneNumber: 'Phone number', name: 'Name', firstName: 'First name', lastName: 'Last name', email: 'E-mail', status: 'Status',
  'details.company': 'Company', 'details.title': 'Job title', 'details.address.line': 'Street', 'details.address.city': 'City',
  'details.address.state': 'State', 'details.address.zip': 'Postcode', 'details.address.country': 'Country',
  'details.address.latitude': 'Latitude', 'details.address.longitude': 'Longitude', 'details.timeZone': 'Time zone',
  'details.preferredCallTime.start': 'Call from', 'details.preferredCallTime.end': 'Call until', 'consent.basis': 'Consent: basis',
  'consent.at': 'Consent: time', 'consent.source': 'Consent: source', tags: 'Tags', groups: 'Groups', source: 'Source',
  priority: 'Priority', customFields: 'All custom fields (JSON)',
};

/** What people call a field. */
export function fieldWords(field) {
  if (field === IGNORE) {
    return 'Leave out';
  }
  return field.startsWith(CUSTOM) ? `Custom field “${field.slice(CUSTOM.length)}”` : WORDS[field] ?? field;
}

/** What a column can be mapped to: [value, word]; the phone number first, custom field and leaving out last. */
export function choicesOf(column, fields) {
  const custom = column.field.startsWith(CUSTOM) ? column.field : CUSTOM + customName(column.header);
  return ['phoneNumber', ...fields.filter((field) => field !== 'phoneNumber').sort((one, other) => (fieldWords(one) < fieldWords(other) ? -1 : 1)), custom, IGNORE]
    .map((field) => [field, fieldWords(field)]);
}

/**
 * What is asked for of the service, by header: where somebody chose a field that another column had, that one is a custom field of
 * its name from now on.
 * @param mapping {header: field} of what was chosen before
 */
export function choose(mapping, columns, header, field) {
  const chosen = { ...mapping, [header]: field };
  const other = columns.find((column) => column.header !== header && (mapping[column.header] ?? column.field) === field);
  if (other && field !== IGNORE) {
    chosen[other.header] = CUSTOM + customName(other.header);
  }
  return chosen;
}

/**
 * What has to be asked for so that each column can stay a custom field: a header that cannot be the name of one gets a name that
 * can; null where nothing has to be.
 */
export function named(mapping, columns) {
  const odd = columns.filter(({ header, field }) => field.startsWith(CUSTOM) && !(header in mapping) && header !== '' && customName(header) !== field.slice(CUSTOM.length));
  return odd.length === 0 ? null : { ...mapping, ...Object.fromEntries(odd.map(({ header }) => [header, CUSTOM + customName(header)])) };
}

/** As the service takes it: `Header:field`. */
export function mappingQuery(mapping) {
  return Object.entries(mapping).map(([header, field]) => `${header}:${field}`);
}

/** The name that a custom field can have: letters, digits, blanks, _ and -, 64 at most. */
export function customName(header) {
  return header.replaceAll(/[^\p{L}\p{N} _-]+/gu, ' ').trim().slice(0, 64) || 'Column';
}

/** What a row says in a column, as the service understood it, or an empty text. */
export function readValue(contact, field) {
  if (field.startsWith(CUSTOM)) {
    return shown(contact.customFields?.[field.slice(CUSTOM.length)]);
  }
  if (field === 'firstName' || field === 'lastName') {
    return shown(contact.name);
  }
  if (field === 'details.address.latitude' || field === 'details.address.longitude') {
    const at = field.endsWith('longitude') ? 0 : 1;
    return shown(contact.details?.address?.location?.coordinates?.[at]);
  }
  return field === IGNORE ? '' : shown(field.split('.').reduce((value, part) => value?.[part], contact));
}

function shown(value) {
  if (value === undefined || value === null) {
    return '';
  }
  return Array.isArray(value) ? value.join('; ') : typeof value === 'object' ? JSON.stringify(value) : String(value);
}
