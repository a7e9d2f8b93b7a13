/* What people read. Times are in the viewer's zone. */
const WORDS = {
  queued: 'Queued',
  initiated: 'Initiated',
  ringing: 'Ringing',
  'in-progress': 'In progress',
  completed: 'Completed',
  busy: 'Busy',
  'no-answer': 'No answer',
  failed: 'Failed',
  canceled: 'Canceled',
  over: 'Ended unseen',
};
const PARTS = {
  human: 'Human',
  machine_start: 'Machine',
  machine_end_beep: 'Machine, beep',
  machine_end_silence: 'Machine, silence',
  machine_end_other: 'Machine',
  fax: 'Fax',
  unknown: 'Unknown',
};
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const preciseClock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23',
});
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
const digits = new Intl.NumberFormat();
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

export const NONE = '–';

export function statusWord(status) {
  return WORDS[status] ?? sentence(status);
}

export function directionWord(direction) {
  return direction ? sentence(direction) : NONE;
}

/** The other side's number of a call whose other side has a name, else both numbers. */
export function partiesOf({ from, to, direction, contactName }) {
  const other = direction === 'inbound' ? from : to;
  return contactName && direction ? other ?? NONE : `${from ?? NONE} → ${to ?? NONE}`;
}

export function answeredByWord(answeredBy) {
  return answeredBy ? PARTS[answeredBy] ?? sentence(answeredBy) : NONE;
}

export function time(instant) {
  return instant ? clock.format(new Date(instant)) : NONE;
}

/** The time where it was today, else the day too. */
export function momentOf(instant, now = Date.now()) {
  if (!instant) {
    return NONE;
  }
  const date = new Date(instant);
  return date.toDateString() === new Date(now).toDateString() ? clock.format(date) : moment.format(date);
}

export function preciseTime(instant) {
  return instant ? preciseClock.format(new Date(instant)) : NONE;
}

export function fullTime(instant) {
  return instant ? day.format(new Date(instant)) : '';
}

/** Seconds as 0:07, 12:34 or 1:02:03. */
export function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Seconds in words: 45 s, 12 min 5 s, 3 h 20 min. */
export function spoken(seconds) {
  if (seconds < 60) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${Math.round(seconds % 60)} s` : `${figure(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}

/** How long a call is in what it is doing: talking since the answer, ringing since it rang, waiting since it began. */
export function elapsed(call, now) {
  return duration(elapsedSeconds(call, now));
}

export function elapsedSeconds(call, now) {
  const since = { 'in-progress': call.answeredAt, ringing: call.ringingAt }[call.status] ?? call.startTime;
  return (now - Date.parse(since)) / 1000;
}

/** What a finished call lasted, as the provider counts it. */
export function lasted(call) {
  return call.duration === undefined ? NONE : duration(call.duration);
}

/** `dev.ringway.call.status-reported.v1` as "Call status reported". */
export function eventWord(eventType) {
  return sentence(eventType.replace(/^dev\.ringway\./, '').replace(/\.v\d+$/, '').replaceAll('.', ' ')).replace(/\bamd\b/, 'AMD');
}

/** 1 call, 2 calls. */
export function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** A number of things, as people of the viewer's language group its digits. */
export function figure(number) {
  return digits.format(number);
}

export function sentence(word) {
  const text = String(word).replaceAll(/[-_]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
