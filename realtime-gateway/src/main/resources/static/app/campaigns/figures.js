/* What the figures of a campaign come to. Knows nothing of a browser. */
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });
const amount = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 4 });

export const NONE = '–';

/** Contacts that have their end. */
export function doneOf({ completed, failed, suppressed }) {
  return completed + failed + suppressed;
}

/** How far a campaign is, from 0 to 1; 0 without contacts. */
export function progressOf(stats) {
  return stats.totalContacts === 0 ? 0 : doneOf(stats) / stats.totalContacts;
}

/** The share of the contacts called so far that were reached, or null. */
export function answerRate({ attempted, completed }) {
  return attempted === 0 ? null : Math.min(1, completed / attempted);
}

/** The share of the contacts called so far whose call came to what it was for, or null. */
export function successRate({ attempted, succeeded }) {
  return attempted === 0 ? null : succeeded / attempted;
}

export function share(number) {
  return number === null || number === undefined ? NONE : percent.format(number);
}

/** In the account's currency, whichever that is. */
export function money(number) {
  return number === null || number === undefined ? NONE : amount.format(number);
}

/**
 * What is spent, held against the cap that is nearest: {text, share, which}. Share is null where nothing is capped.
 * @param activity of the campaign, or null where only its stats are known
 */
export function spendOf({ stats, config }, activity = null) {
  const caps = config?.caps ?? {};
  const total = activity ? activity.spend.total + activity.spend.reserved : stats.spend;
  const today = activity ? activity.spend.today + activity.spend.todayReserved : null;
  const held = [
    caps.perCampaign !== undefined && { which: 'campaign', spent: total, cap: caps.perCampaign },
    caps.perDay !== undefined && today !== null && { which: 'day', spent: today, cap: caps.perDay },
  ].filter(Boolean).sort((one, other) => other.spent / other.cap - one.spent / one.cap);
  if (held.length === 0) {
    return { text: money(total), share: null, which: null };
  }
  const [{ which, spent, cap }] = held;
  return { text: `${money(spent)} of ${money(cap)}${which === 'day' ? ' today' : ''}`, share: Math.min(1, spent / cap), which };
}

/** The counts of contacts as they are in one answer, so that a part never disagrees with what it is made of. */
export function countsOf({ statuses, outcomes }) {
  const of = (...names) => names.reduce((sum, name) => sum + (statuses[name] ?? 0), 0);
  return {
    totalContacts: of(...Object.keys(statuses)),
    pending: of('pending', 'retry-wait'),
    inProgress: of('reserved', 'calling'),
    completed: of('completed'),
    succeeded: outcomes.find(({ status, outcome }) => status === 'completed' && outcome === 'success')?.contacts ?? 0,
    failed: of('failed'),
    suppressed: of('suppressed'),
  };
}

/** The campaign with the counts of a breakdown, so that all that is shown of it is of one answer; without one, as it is. */
export function counted(campaign, breakdown) {
  if (!breakdown) {
    return campaign;
  }
  const counts = countsOf(breakdown);
  const attempted = Math.max(campaign.stats.attempted, counts.completed); // told in another answer
  return { ...campaign, stats: { ...campaign.stats, ...counts, attempted } };
}

/** The parts of the funnel, whose sum is all contacts: [{key, word, contacts, tone}]. */
export function funnelOf(stats) {
  return [
    { key: 'pending', word: 'Waiting', contacts: stats.pending },
    { key: 'in-progress', word: 'Calling', contacts: stats.inProgress },
    { key: 'succeeded', word: 'Success', contacts: stats.succeeded },
    { key: 'reached', word: 'Reached, no success', contacts: stats.completed - stats.succeeded },
    { key: 'failed', word: 'Not reached', contacts: stats.failed },
    { key: 'suppressed', word: 'Not to be called', contacts: stats.suppressed },
  ];
}

/**
 * What the room tells in the place of what was read, where it is newer. The room does not tell what is possible: with another
 * status that is not known.
 */
export function newer(read, told) {
  if (!told || told.version <= read.version) {
    return read;
  }
  const { version, name, status, statusReason } = told;
  const possible = status === read.status ? read.possible : [];
  return { ...read, version, name, status, statusReason, possible, stats: { ...read.stats, ...told.stats } };
}

/**
 * The newer of what is shown and what was read, since answers may come in another order than they were asked for. What is possible
 * only a read tells, and it holds for a status.
 */
export function latest(shown, read) {
  if (read.version >= shown.version) {
    return read;
  }
  return read.status === shown.status ? { ...shown, possible: read.possible } : shown;
}

/**
 * Whether the campaign must be read: the room lists those that run alone, so one that is shown as running and is not in the room
 * may be over.
 */
export function mayBeOver({ status }, told) {
  return !told && ['active', 'paused'].includes(status);
}
