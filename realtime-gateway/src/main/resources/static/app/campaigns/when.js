/* When something is, as people say it, in the viewer's zone or in another one. */
const formats = new Map();

/**
 * `today at 14:05`, `tomorrow at 09:00`, `on Thu, 3 Dec at 09:00`, or `now` where it is over by less than a minute.
 * @param timeZone left out, the viewer's
 */
export function when(instant, now = Date.now(), timeZone = undefined) {
  const { clock, date, year, dayOf } = formatsOf(timeZone);
  const time = new Date(instant);
  const days = dayOf(time) - dayOf(new Date(now));
  const at = `at ${clock.format(time)}`;
  if (Math.abs(time - now) < 60_000) {
    return time > now ? 'in a moment' : 'just now';
  }
  return { '-1': `yesterday ${at}`, 0: `today ${at}`, 1: `tomorrow ${at}` }[days] ?? `on ${(Math.abs(days) > 300 ? year : date).format(time)} ${at}`;
}

function formatsOf(timeZone) {
  if (!formats.has(timeZone)) {
    const day = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone });
    formats.set(timeZone, {
      clock: new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
      date: new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', timeZone }),
      year: new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone }),
      dayOf: (time) => numberOf(day.formatToParts(time)),
    });
  }
  return formats.get(timeZone);
}

function numberOf(parts) {
  const { year, month, day } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
