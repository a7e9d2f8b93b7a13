/* Which list of a campaign's contacts stands behind a count; it has as many as the count says. Knows nothing of a browser. */
const STATUSES = {
  pending: ['pending', 'retry-wait'], 'in-progress': ['reserved', 'calling'], succeeded: ['completed'], reached: ['completed'],
  failed: ['failed'], suppressed: ['suppressed'],
};

/** The list of a part of the funnel. @param breakdown says what the contacts that were reached came to; null where it is not known yet */
export function listOfPart(id, key, breakdown) {
  return address(id, STATUSES[key], { outcome: { succeeded: ['success'], reached: withoutSuccess(breakdown) }[key] });
}

/** The list of those who wait, or are not called, for a reason. */
export function listOfReason(id, { reason, ends }) {
  return address(id, ends ? STATUSES.suppressed : STATUSES.pending, { reason: [reason] });
}

function withoutSuccess(breakdown) {
  const outcomes = (breakdown?.outcomes ?? [])
    .filter(({ status, outcome }) => status === 'completed' && outcome && outcome !== 'success')
    .map(({ outcome }) => outcome);
  return outcomes.length > 0 ? outcomes : ['reached'];
}

function address(id, statuses, { outcome = [], reason = [] }) {
  const named = Object.entries({ status: statuses, outcome, reason });
  return `/campaigns/${id}?${new URLSearchParams(named.flatMap(([name, values]) => values.map((value) => [name, value])))}`;
}
