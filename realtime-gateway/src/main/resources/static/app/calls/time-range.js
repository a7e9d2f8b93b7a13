/* Times that people ask for, in the viewer's zone. Knows nothing of a browser. */
const DAY = 86_400_000;

export const PRESETS = [
  ['', 'Last 7 days'], ['today', 'Today'], ['yesterday', 'Yesterday'], ['24h', 'Last 24 hours'], ['30d', 'Last 30 days'],
  ['all', 'All time'], ['custom', 'From … to …'],
];

/**
 * What a list, its totals and its export are asked with alike, so that they agree: nothing that starts after `now` is in it.
 *
 * @param from, to days such as 2026-03-01, for the preset `custom`; both days are in
 * @return {startedAfter, startedBefore}, as the service takes them; an empty text is no limit
 */
export function rangeOf({ preset, from, to }, now) {
  const text = (ms) => new Date(ms).toISOString();
  const today = new Date(now).setHours(0, 0, 0, 0);
  switch (preset) {
    case 'today':
      return { startedAfter: text(today), startedBefore: text(now) };
    case 'yesterday':
      return { startedAfter: text(dayAfter(today, -1)), startedBefore: text(today) };
    case '24h':
      return { startedAfter: text(now - DAY), startedBefore: text(now) };
    case '30d':
      return { startedAfter: text(now - 30 * DAY), startedBefore: text(now) };
    case 'all':
      return { startedAfter: '', startedBefore: text(now) };
    case 'custom':
      return { startedAfter: from ? text(dayStart(from)) : '', startedBefore: text(endOf({ from, to }, now)) };
    default:
      return { startedAfter: text(now - 7 * DAY), startedBefore: text(now) };
  }
}

/** Days to come have no calls yet, so that they need no other end; an end before the start would be refused. */
function endOf({ from, to }, now) {
  const end = to ? dayAfter(dayStart(to), 1) : now;
  return from && dayStart(from) >= now ? end : Math.min(end, now);
}

/** A day has not always 24 hours. */
function dayAfter(start, days) {
  const date = new Date(start);
  date.setDate(date.getDate() + days);
  return date.getTime();
}

function dayStart(day) {
  return new Date(`${day}T00:00:00`).getTime();
}
