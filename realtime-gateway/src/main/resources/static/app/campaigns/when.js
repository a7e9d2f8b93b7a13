/* When something is, as people say it, in the viewer's zone. */
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const date = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' });
const year = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** `today at 14:05`, `tomorrow at 09:00`, `on Thu, 3 Dec at 09:00`, or `now` where it is over by less than a minute. */
export function when(instant, now = Date.now()) {
  const time = new Date(instant);
  const days = dayOf(time) - dayOf(new Date(now));
  const at = `at ${clock.format(time)}`;
  if (Math.abs(time - now) < 60_000) {
    return time > now ? 'in a moment' : 'just now';
  }
  return { '-1': `yesterday ${at}`, 0: `today ${at}`, 1: `tomorrow ${at}` }[days] ?? `on ${(Math.abs(days) > 300 ? year : date).format(time)} ${at}`;
}

function dayOf(time) {
  return Math.round(new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime() / 86_400_000);
}
