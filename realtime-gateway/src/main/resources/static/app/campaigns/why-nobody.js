/*
 * Why nobody is called right now, or who is. Knows nothing of a browser: it is given what the services tell, and the words for
 * times.
 */
import { reasonAdvice, reasonWords } from './words.js';

const LONG_TURN = 3_000;

/**
 * The answer that stands first holds back everybody; what follows holds back some, or is good to know. There always is one.
 *
 * @param campaign as campaign-service tells it; @param activity, breakdown its answers, or null as long as they are not there
 * @param when a time in words
 * @return [{tone, title, text}], tone is calling, waiting, stopped or problem
 */
export function whyNobody({ campaign, activity, breakdown, now, when }) {
  const lead = atRest(campaign, now, when);
  if (lead) {
    return [lead];
  }
  if (!activity || !breakdown) {
    return [answer('waiting', 'Looking why…', '')];
  }
  const held = heldBack(campaign, activity, breakdown, when);
  const calling = activity.underWay.campaign > 0 ? [underWay(activity)] : [];
  return [...calling, ...held, ...(calling.length + held.length === 0 ? [next(activity, breakdown)] : [])];
}

/** What holds back all of a campaign that does not run. */
function atRest({ status, statusReason, startDate, endDate, stats }, now, when) {
  switch (status) {
    case 'draft':
      return answer('stopped', 'It was not started yet', stats.totalContacts === 0
        ? 'It has no contacts. Add some, look at the pre-flight, then start it.'
        : 'Look at the pre-flight, then start it or schedule its start.');
    case 'scheduled':
      return answer('waiting', `It starts by itself ${startDate ? when(startDate) : 'at its start date'}`, '');
    case 'paused':
      return answer('stopped', 'It is paused', statusReason ? `Reason: ${statusReason}` : '');
    case 'completed':
      return answer('stopped', 'It is completed: every contact has its end', statusReason ?? '');
    case 'stopped':
      return answer('stopped', 'It was stopped for good', statusReason ? `Reason: ${statusReason}` : '');
    default:
      return endDate && Date.parse(endDate) <= now
        ? answer('stopped', `It ended ${when(endDate)}`, 'Give it a later end date to go on.')
        : null;
  }
}

function heldBack(campaign, activity, breakdown, when) {
  const { stats } = campaign;
  const waiting = waitingOf(breakdown);
  if (stats.totalContacts === 0) {
    return [answer('problem', 'It has no contacts', 'Add contacts, and it calls them.')];
  }
  if (waiting === 0) {
    return [answer('waiting', 'Nobody is left to be called', activity.underWay.campaign > 0
      ? 'It completes by itself some minutes after the end of its last call.'
      : 'Every contact has its end; it completes by itself within some minutes.')];
  }
  return [
    driver(activity),
    turns(activity),
    spending(campaign, activity, when),
    callerIds(activity, when),
    places(activity),
    closed(campaign, activity, when),
    allWait(breakdown, waiting, when),
  ].filter(Boolean);
}

function driver({ driven }) {
  return driven ? null : answer('problem', 'No dialer has taken this campaign up',
    'One takes it up within seconds of the start. If this stays, no instance of campaign-service runs that calls (DIALER_ENABLED).');
}

function turns({ turnWaitMillis }) {
  if (turnWaitMillis === undefined) {
    return answer('problem', 'Nobody knows when the next call may begin', 'Redis keeps the pace of calls and does not answer. Calls go on by themselves when it is back.');
  }
  return turnWaitMillis > LONG_TURN
    ? answer('waiting', `The next call may begin in ${Math.ceil(turnWaitMillis / 1000)} s`,
      'The rate of the account, the campaign or its caller ids allows none before, or Twilio asked for a rest.')
    : null;
}

function spending({ config }, { spend }, when) {
  const caps = config?.caps ?? {};
  const call = caps.perCall ?? 0;
  if (caps.perCampaign !== undefined && spend.total + spend.reserved + call > caps.perCampaign) {
    return answer('problem', reasonWords('spend-cap-campaign'), reasonAdvice('spend-cap-campaign'));
  }
  if (caps.perDay !== undefined && spend.today + spend.todayReserved + call > caps.perDay) {
    return answer('waiting', reasonWords('spend-cap-day'), spend.today + call > caps.perDay
      ? reasonAdvice('spend-cap-day')
      : 'Calls whose price is not known yet have reserved it; what they did not spend comes free again.');
  }
  return null;
}

function callerIds({ callerIds: { all, usedUp, resting, freeAt } }, when) {
  if (all === 0) {
    return answer('problem', reasonWords('no-caller-id'), reasonAdvice('no-caller-id'));
  }
  if (usedUp + resting < all) {
    return null;
  }
  const reason = usedUp === all ? 'caller-ids-used-up' : 'caller-ids-resting';
  return answer('waiting', reasonWords(reason), freeAt ? `The first is free again ${when(freeAt)}.` : reasonAdvice(reason));
}

function places({ underWay }) {
  if (underWay.account >= underWay.accountLimit) {
    return answer('waiting', `The account has all its ${underWay.accountLimit} calls under way`, 'The next begins when one of them ends.');
  }
  return underWay.campaign >= underWay.campaignLimit
    ? answer('waiting', `As many calls are under way as it may have at one time (${underWay.campaignLimit})`, 'The next begins when one of them ends.')
    : null;
}

function closed({ config }, { window }, when) {
  if (window.open || config?.schedule?.useContactTimeZone !== false) {
    return null; // with the contacts' own clocks, the reasons of the contacts tell
  }
  const title = window.reason === 'holiday' ? 'It is a holiday of the campaign' : 'It is outside the calling hours';
  return answer('waiting', title, window.next ? `They open ${when(window.next)}.` : 'They do not open within 60 days. Change the hours.');
}

function allWait({ due, reasons }, waiting, when) {
  if (due > 0) {
    return null;
  }
  const held = reasons.filter((reason) => !reason.ends);
  const looks = held.map((reason) => reason.nextLook).filter(Boolean).sort();
  const [most] = held;
  const text = [
    most && reasonAdvice(most.reason),
    looks.length > 0 && `The first of them is looked at again ${when(looks[0])}.`,
  ].filter(Boolean).join(' ');
  return most
    ? answer('waiting', `${held.length === 1 ? 'All who wait' : `${most.contacts} of ${waiting} who wait`}: ${lower(reasonWords(most.reason))}`, text)
    : answer('waiting', 'All who wait are called again later', text);
}

function underWay({ underWay: { campaign, campaignLimit }, rate }) {
  return answer('calling', campaign === 1 ? '1 call is under way' : `${campaign} calls are under way`,
    `${campaignLimit} at most at one time; ${rate.lastMinute} began within the last minute.`);
}

function next(activity, { due, dueIsMore }) {
  return answer('calling', 'The next call is being prepared', `${dueIsMore ? 'More than ' : ''}${due} ${due === 1 ? 'contact waits for its' : 'contacts wait for their'} turn.`);
}

export function waitingOf({ statuses }) {
  return (statuses.pending ?? 0) + (statuses['retry-wait'] ?? 0);
}

function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function answer(tone, title, text) {
  return { tone, title, text };
}
