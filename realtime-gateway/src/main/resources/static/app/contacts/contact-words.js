/* What is said of contacts. Knows nothing of a browser. */
const STATUSES = { active: 'Active', inactive: 'Inactive', 'do-not-call': 'Do not call' };
const SUPPRESSIONS = {
  'opt-out': 'Opt-out', complaint: 'Complaint', 'do-not-call-registry': 'Do-not-call registry', 'wrong-number': 'Wrong number', 'invalid-number': 'Invalid number', legal: 'Legal ground', manual: 'By hand',
};

export const CONTACT_STATUSES = Object.entries(STATUSES);

export function contactStatus(status) {
  return STATUSES[status] ?? status;
}

export function suppressionWords(reason) {
  return SUPPRESSIONS[reason] ?? reason;
}
