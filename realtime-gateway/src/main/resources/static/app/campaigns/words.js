/* What campaigns say in codes, in the words of people. Knows nothing of a browser. */
const STATUSES = {
  draft: 'Draft', scheduled: 'Scheduled', active: 'Calling', paused: 'Paused', completed: 'Completed', stopped: 'Stopped',
};

/** Why somebody waits or is not called: what it means, and what somebody can do about it where there is something. */
const REASONS = {
  'campaign-not-active': ['The campaign is not active', 'Start or resume it.'],
  'campaign-over': ['The end date of the campaign has come', 'Give it a later end date.'],
  'campaign-not-started': ['The start date of the campaign has not come', ''],
  'contact-gone': ['The contact was deleted', ''],
  'contact-deleted': ['The contact was deleted', ''],
  'opted-out': ['Asked never to be called again', ''],
  'do-not-call': ['The contact is marked “do not call”', ''],
  suppressed: ['The number is on a list of numbers that are not called', 'An operator can look at the lists.'],
  'suppressions-unknown': ['The lists of suppressed numbers could not be read', 'They are tried again by themselves.'],
  'contact-inactive': ['The contact is inactive', 'Make the contact active.'],
  'consent-missing': ['There is no consent', 'Note the consent at the contact, or do not require one.'],
  'consent-not-enough': ['The consent has a basis that the campaign does not take', 'Change the bases that the campaign takes.'],
  'consent-not-yet': ['The consent is dated later than now', ''],
  'number-called': ['The campaign has called this number already, as another contact', ''],
  'called-before-merge': ['Was called already, as a contact that became part of this one', ''],
  undialable: ['No telephone can be reached by the number', 'Correct the number.'],
  'attempts-used-up': ['All attempts are used up', 'Allow more attempts.'],
  'time-zone-unknown': ['The time zone of the contact does not exist', 'Correct it at the contact.'],
  'call-time-unreadable': ['The preferred call time of the contact cannot be read', 'Correct it at the contact.'],
  'number-use-unknown': ['Earlier calls to the number could not be read', 'They are tried again by themselves.'],
  'number-in-call': ['The number is in a call at the moment', ''],
  'not-due': ['Waits for the delay after the last attempt', ''],
  'never-open': ['The hours never open for this contact', 'Check the hours, and the time zone of the contact.'],
  holiday: ['It is a holiday', ''],
  'outside-hours': ['It is outside the calling hours', 'Hours count in the time zone of each contact, or of the campaign.'],
  'outside-preferred-time': ['It is outside the time at which the contact prefers to be called', ''],
  'number-cap': ['The number was called as often as it may be within 24 hours', ''],
  'spend-cap-call': ['What a call may cost does not pay for its first minute', 'Raise the cap per call.'],
  'spend-unknown': ['What was spent is not known, or a cap per call is missing', 'Set the cap per call.'],
  'spend-cap-campaign': ['The money of the campaign is used up', 'Raise the cap of the campaign.'],
  'spend-cap-day': ['The money of the day is used up', 'Raise the cap per day, or wait until tomorrow.'],
  'no-caller-id': ['The campaign has no number to call from', 'Add a caller id.'],
  'caller-ids-unknown': ['The use of the caller ids could not be read', 'They are tried again by themselves.'],
  'caller-ids-used-up': ['All caller ids have had their calls of the day', 'Add a caller id, or wait until tomorrow.'],
  'caller-ids-resting': ['All caller ids rest, since hardly anybody answered', 'Add a caller id, or wait.'],
};

/** What a call or an attempt came to. */
const OUTCOMES = {
  success: 'Success', reached: 'Reached', voicemail: 'Voicemail', 'no-agent': 'Answered, no agent', busy: 'Busy',
  'no-answer': 'No answer', failed: 'Failed', canceled: 'Canceled', unreachable: 'Unreachable', fax: 'Fax',
  undialable: 'Undialable', 'destination-not-allowed': 'Destination not allowed', refused: 'Refused by the provider',
  unresolved: 'Nobody knows', 'not-processed': 'Not placed', 'account-at-fault': 'Account at fault', unknown: 'Unknown',
};

export const STATUS_OPTIONS = Object.entries(STATUSES);

export function campaignStatus(status) {
  return STATUSES[status] ?? spoken(status);
}

export function reasonWords(reason) {
  return REASONS[reason]?.[0] ?? OUTCOMES[reason] ?? spoken(reason);
}

/** What somebody can do about it, or an empty text. */
export function reasonAdvice(reason) {
  return REASONS[reason]?.[1] ?? '';
}

export function outcomeWords(outcome) {
  return outcome ? OUTCOMES[outcome] ?? spoken(outcome) : 'Not called';
}

/** The codes that have words here. */
export function knownReasons() {
  return Object.keys(REASONS);
}

export function knownOutcomes() {
  return Object.keys(OUTCOMES);
}

function spoken(code) {
  const text = String(code).replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
