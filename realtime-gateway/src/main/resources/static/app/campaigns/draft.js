/*
 * What somebody types of a campaign, as one object of texts and flags by the field's path, and what it means. The bounds are
 * those of campaign-service, and so are the words; the service checks again. Knows nothing of a browser.
 */
export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
export const MISSED = ['busy', 'no-answer', 'voicemail', 'failed'];

const E164 = /^\+[1-9][0-9]{6,14}$/;
const TIME = /^([01]?[0-9]|2[0-3]):?([0-5][0-9])$/;
const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST_DELAY = 30 * 86_400;
const MOST_WINDOWS = 10;

/** The fields of a campaign as they are typed. */
export function typedOf({ name = '', description, startDate, endDate, config = {}, elevenLabs = {} } = {}) {
  const { schedule = {}, retry = {}, amd = {}, caps = {}, breaker = {}, consent = {} } = config;
  const typed = {
    name,
    description: description ?? '',
    startDate: localTime(startDate),
    endDate: localTime(endDate),
    'elevenLabs.agentId': elevenLabs.agentId ?? '',
    'elevenLabs.firstMessage': elevenLabs.firstMessage ?? '',
    'config.callerIds': (config.callerIds ?? []).join('\n'),
    'config.maxConcurrentCalls': text(config.maxConcurrentCalls ?? 1),
    'config.callsPerSecond': text(config.callsPerSecond ?? 1),
    'config.schedule.timeZone': schedule.timeZone ?? '',
    'config.schedule.useContactTimeZone': schedule.useContactTimeZone ?? true,
    'config.schedule.holidays': (schedule.holidays ?? []).join(', '),
    'config.retry.maxAttempts': text(retry.maxAttempts ?? 1),
    'config.amd.mode': amd.mode ?? 'off',
    'config.amd.onMachine': amd.onMachine ?? 'continue',
    'config.caps.perCall': text(caps.perCall),
    'config.caps.perDay': text(caps.perDay),
    'config.caps.perCampaign': text(caps.perCampaign),
    'config.breaker.failurePercent': text(breaker.failurePercent ?? 50),
    'config.breaker.windowSeconds': text(breaker.windowSeconds ?? 300),
    'config.breaker.minimumCalls': text(breaker.minimumCalls ?? 20),
    'config.consent.required': consent.required ?? false,
    'config.consent.bases': (consent.bases ?? []).join(', '),
    'config.record': config.record ?? false,
    'config.liveTranscript': config.liveTranscript ?? false,
  };
  for (const day of DAYS) {
    const windows = (schedule.days ?? []).find((one) => one.day === day)?.windows ?? [];
    typed[`day.${day}`] = windows.map(({ start, end }) => `${start}–${end}`).join(', ');
  }
  for (const outcome of MISSED) {
    const rule = retry.perOutcome?.[outcome];
    typed[`retry.${outcome}`] = rule?.retry ? rule.delays.map(spokenDelay).join(', ') : '';
  }
  return typed;
}

/** The document that the service takes, of what is typed and in order. Null takes away. */
export function documentOf(typed) {
  const days = DAYS.map((day) => ({ day, windows: windowsOf(typed[`day.${day}`]) })).filter(({ windows }) => windows?.length > 0);
  const perOutcome = Object.fromEntries(MISSED.map((outcome) => [outcome, delaysOf(typed[`retry.${outcome}`])])
    .map(([outcome, delays]) => [outcome, delays?.length > 0 ? { retry: true, delays } : null]));
  const timeZone = typed['config.schedule.timeZone'].trim();
  return {
    name: typed.name.trim(),
    description: orNull(typed.description.trim()),
    startDate: instantOf(typed.startDate),
    endDate: instantOf(typed.endDate),
    elevenLabs: { agentId: orNull(typed['elevenLabs.agentId'].trim()), firstMessage: orNull(typed['elevenLabs.firstMessage'].trim()) },
    config: {
      callerIds: list(typed['config.callerIds']),
      maxConcurrentCalls: number(typed['config.maxConcurrentCalls']),
      callsPerSecond: number(typed['config.callsPerSecond']),
      schedule: timeZone || days.length > 0
        ? { timeZone, days, holidays: list(typed['config.schedule.holidays']), useContactTimeZone: typed['config.schedule.useContactTimeZone'] }
        : null,
      retry: { maxAttempts: number(typed['config.retry.maxAttempts']), perOutcome },
      amd: { mode: typed['config.amd.mode'], onMachine: typed['config.amd.onMachine'] },
      caps: Object.fromEntries(['perCall', 'perDay', 'perCampaign'].map((cap) => [cap, number(typed[`config.caps.${cap}`])])),
      breaker: Object.fromEntries(['failurePercent', 'windowSeconds', 'minimumCalls']
        .map((part) => [part, number(typed[`config.breaker.${part}`])])),
      consent: { required: typed['config.consent.required'], bases: list(typed['config.consent.bases']) },
      record: typed['config.record'],
      liveTranscript: typed['config.liveTranscript'],
    },
  };
}

/**
 * What of a document is another than it was, as a merge patch; what somebody else changed meanwhile is not sent back as it was.
 * A list is one value.
 */
export function changesOf(document, before) {
  const changes = {};
  for (const [key, value] of Object.entries(document)) {
    if (isObject(value) && isObject(before[key])) {
      const inner = changesOf(value, before[key]);
      if (Object.keys(inner).length > 0) {
        changes[key] = inner;
      }
    } else if (JSON.stringify(value) !== JSON.stringify(before[key])) {
      changes[key] = value;
    }
  }
  return changes;
}

function isObject(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** What is wrong with what is typed: {field: message}, to be read after the field's name. */
export function mistakesOf(typed) {
  const wrong = {};
  const check = (field, is, message) => {
    if (!is && !(field in wrong)) {
      wrong[field] = message;
    }
  };
  const name = typed.name.trim();
  check('name', name.length > 0, 'is required');
  check('name', name.length <= 200, 'must be a text of 1 to 200 characters');
  check('description', typed.description.length <= 2_000, 'must be a text of 2000 characters at most');
  check('elevenLabs.firstMessage', typed['elevenLabs.firstMessage'].length <= 1_000, 'must be a text of 1 to 1000 characters');
  dates(typed, check);
  callers(typed, check);
  schedule(typed, check);
  retries(typed, check);
  amd(typed, check);
  money(typed, check);
  breaker(typed, check);
  return wrong;
}

function dates(typed, check) {
  for (const field of ['startDate', 'endDate']) {
    check(field, typed[field] === '' || instantOf(typed[field]) !== null, 'must be a date and a time');
  }
  const start = instantOf(typed.startDate);
  const end = instantOf(typed.endDate);
  check('endDate', !start || !end || end > start, 'must be later than the start');
}

function callers(typed, check) {
  const numbers = list(typed['config.callerIds']);
  check('config.callerIds', numbers.every((one) => E164.test(one)), 'must be numbers such as +14155550123, with + and the country');
  check('config.callerIds', new Set(numbers).size === numbers.length, 'must be different numbers');
  check('config.callerIds', numbers.length <= 100, 'must be 100 numbers at most');
  whole(typed, 'config.maxConcurrentCalls', 1, 1_000, check);
  const rate = number(typed['config.callsPerSecond']);
  check('config.callsPerSecond', rate !== null && rate > 0 && rate <= 100 && digits(typed['config.callsPerSecond']) <= 3,
    'must be a number above 0 and not above 100, with 3 digits behind the point at most');
}

function schedule(typed, check) {
  const zone = typed['config.schedule.timeZone'].trim();
  const days = DAYS.filter((day) => typed[`day.${day}`].trim());
  check('config.schedule.timeZone', zone !== '' || days.length === 0, 'is required where there are hours');
  check('config.schedule.timeZone', zone === '' || isZone(zone), 'must be an IANA time zone such as Europe/Vienna');
  for (const day of days) {
    const windows = windowsOf(typed[`day.${day}`]);
    check(`day.${day}`, windows !== null, 'must be hours such as 09:00–12:30, 14:00–20:00, each end later than its start; 24:00 at most');
    check(`day.${day}`, windows === null || !overlap(windows), 'must not have hours that overlap');
    check(`day.${day}`, windows === null || windows.length <= MOST_WINDOWS, `must have ${MOST_WINDOWS} spans at most`);
  }
  const holidays = list(typed['config.schedule.holidays']);
  check('config.schedule.holidays', holidays.every(isDate) && new Set(holidays).size === holidays.length && holidays.length <= 400,
    'must be a list of 400 different dates at most, each such as 2026-12-25');
}

function retries(typed, check) {
  whole(typed, 'config.retry.maxAttempts', 1, 20, check);
  for (const outcome of MISSED) {
    const delays = delaysOf(typed[`retry.${outcome}`]);
    check(`retry.${outcome}`, delays !== null && delays.length <= 20, 'must be delays such as 10m, 1h, 1d; each 30 days at most');
  }
}

function amd(typed, check) {
  const mode = typed['config.amd.mode'];
  const policy = typed['config.amd.onMachine'];
  check('config.amd.onMachine', mode !== 'off' || policy === 'continue', 'must be “go on” where nothing is detected');
  check('config.amd.onMachine', mode !== 'enable' || policy !== 'leave-message',
    'can be “leave a message” only where the end of the greeting is awaited: else it talks into the greeting');
}

function money(typed, check) {
  const [call, day, campaign] = ['perCall', 'perDay', 'perCampaign'].map((cap) => {
    const given = typed[`config.caps.${cap}`].trim();
    const value = number(given);
    check(`config.caps.${cap}`, given === '' || (value !== null && value > 0 && value <= 1_000_000 && digits(given) <= 4),
      'must be an amount above 0 and not above 1000000, with 4 digits behind the point at most');
    return value;
  });
  check('config.caps.perCall', call !== null || (day === null && campaign === null), 'is needed with the others: calls under way are counted with it');
  check('config.caps.perDay', call === null || day === null || day >= call, 'must not be below what a call may cost: no call could be placed');
  check('config.caps.perCampaign', call === null || campaign === null || campaign >= call, 'must not be below what a call may cost: no call could be placed');
  check('config.caps.perCampaign', day === null || campaign === null || campaign >= day, 'must not be below the cap per day');
}

function breaker(typed, check) {
  const share = number(typed['config.breaker.failurePercent']);
  check('config.breaker.failurePercent', share !== null && share > 0 && share <= 100, 'must be a number above 0 and not above 100');
  whole(typed, 'config.breaker.windowSeconds', 10, 86_400, check);
  whole(typed, 'config.breaker.minimumCalls', 1, 10_000, check);
  const bases = list(typed['config.consent.bases']);
  check('config.consent.bases', bases.length <= 20 && new Set(bases).size === bases.length && bases.every((one) => one.length <= 100),
    'must be a list of 20 different texts at most, each of 1 to 100 characters');
}

function whole(typed, field, least, most, check) {
  const value = number(typed[field]);
  check(field, value !== null && Number.isInteger(value) && value >= least && value <= most, `must be a whole number from ${least} to ${most}`);
}

/** What a start lacks, as the service would say it: {field: message}. */
export function missingToStart(typed, pending) {
  const missing = {};
  if (!typed['elevenLabs.agentId'].trim()) {
    missing['elevenLabs.agentId'] = 'must name the agent that speaks';
  }
  if (list(typed['config.callerIds']).length === 0) {
    missing['config.callerIds'] = 'must hold a number to call from';
  }
  if (DAYS.every((day) => !typed[`day.${day}`].trim())) {
    missing['config.schedule.days'] = 'must hold a window in which people are called';
  }
  if (pending === 0) {
    missing.contacts = 'must hold one that is to be called';
  }
  return missing;
}

/** Where the service's field stands in what is typed: `config.schedule.days[1].windows[0].end` is a day's. */
export function typedField(path, document = {}) {
  const day = /^config\.schedule\.days\[(\d+)\]/.exec(path);
  if (day) {
    return `day.${document.config?.schedule?.days?.[Number(day[1])]?.day ?? 'monday'}`;
  }
  if (path === 'config.schedule.days') {
    return 'day.monday';
  }
  const retry = /^config\.retry\.perOutcome\.([a-z-]+)/.exec(path);
  return retry ? `retry.${retry[1]}` : path.replace(/\[\d+\]$/, '').replace(/^(config\.callerIds|config\.schedule\.holidays|config\.consent\.bases).*/, '$1');
}

/** `9:00-12:30, 14–20:00` as windows, or null where it is not that. */
export function windowsOf(given) {
  const windows = [];
  for (const span of list(given, /[,;\n]+/)) {
    const [start, end, more] = span.split(/\s*(?:–|—|-|to|bis)\s*/);
    const from = clock(start);
    const until = clock(end);
    if (from === null || until === null || more !== undefined || from >= until || from === '24:00') {
      return null;
    }
    windows.push({ start: from, end: until });
  }
  return windows.sort((one, other) => (one.start < other.start ? -1 : 1));
}

function clock(given) {
  const said = String(given ?? '').trim();
  if (said === '24:00' || said === '24') {
    return '24:00';
  }
  const found = TIME.exec(/^\d{1,2}$/.test(said) ? `${said}:00` : said);
  return found && found[1].length + found[2].length >= 3 ? `${found[1].padStart(2, '0')}:${found[2]}` : null;
}

function overlap(windows) {
  return windows.some((window, at) => at > 0 && window.start < windows[at - 1].end);
}

/** `10m, 1h` as seconds, or null where it is not that; without a unit minutes are meant. */
export function delaysOf(given) {
  const delays = [];
  for (const one of list(given, /[,;\n]+/)) {
    const found = /^(\d{1,7})\s*(s|m|h|d)?[a-z]*$/.exec(one.toLowerCase());
    const seconds = found ? Number(found[1]) * SECONDS[found[2] ?? 'm'] : NaN;
    if (!(seconds <= LONGEST_DELAY)) {
      return null;
    }
    delays.push(seconds);
  }
  return delays;
}

export function spokenDelay(seconds) {
  const [unit, size] = Object.entries(SECONDS).reverse().find(([, length]) => seconds % length === 0 && seconds >= length) ?? ['s', 1];
  return `${seconds / size}${unit}`;
}

export function list(given, separator = /[,;\n]+/) {
  return String(given).split(separator).map((one) => one.trim()).filter(Boolean);
}

export function isZone(zone) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return !/^[+-]/.test(zone);
  } catch (unknown) {
    return false;
  }
}

function isDate(given) {
  return /^\d{4}-\d{2}-\d{2}$/.test(given) && !Number.isNaN(Date.parse(given)) && new Date(given).toISOString().startsWith(given);
}

/** For a field of date and time in the viewer's zone. */
export function localTime(instant) {
  if (!instant) {
    return '';
  }
  const time = new Date(instant);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function instantOf(local) {
  const time = local ? new Date(local) : null;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

function number(given) {
  const said = String(given ?? '').trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(said) ? Number(said) : null;
}

function digits(given) {
  return (String(given).trim().replace(',', '.').split('.')[1] ?? '').length;
}

function orNull(said) {
  return said === '' ? null : said;
}

function text(value) {
  return value === undefined || value === null ? '' : String(value);
}
