import { element } from '../element.js';
import { money } from './figures.js';
import { DAYS, spokenDelay } from './draft.js';
import { when } from './when.js';
import { outcomeWords } from './words.js';

const AMD = { off: 'not detected', enable: 'detected', 'detect-message-end': 'detected, with the end of the greeting' };
const ON_MACHINE = { hangup: 'hang up', 'leave-message': 'leave a message', continue: 'go on' };

/** The rules under which a campaign calls, in words. */
export function rulesList({ config, elevenLabs, startDate, endDate }) {
  const { schedule, retry, amd, caps, consent, breaker } = config;
  const facts = [
    ['Agent', elevenLabs.agentId ?? 'none yet'],
    ['Starts', startDate && when(startDate)],
    ['Ends', endDate && when(endDate)],
    ['Calls from', config.callerIds.length === 0 ? 'no number yet' : config.callerIds.join(', ')],
    ['Pace', `${config.callsPerSecond} a second, ${config.maxConcurrentCalls} at one time`],
    ['Hours', hours(schedule)],
    ['Time zone', `${schedule.timeZone}${schedule.useContactTimeZone ? ', of contacts without one' : ' for all'}`],
    ['Holidays', schedule.holidays.length === 0 ? null : schedule.holidays.join(', ')],
    ['Attempts', `${retry.maxAttempts} at most${Object.entries(retry.perOutcome).filter(([, rule]) => rule.retry)
      .map(([outcome, { delays }]) => `; ${outcomeWords(outcome).toLowerCase()}: after ${delays.map(spokenDelay).join(', ')}`).join('')}`],
    ['Machines', amd.mode === 'off' ? AMD.off : `${AMD[amd.mode]}; ${ON_MACHINE[amd.onMachine]}`],
    ['Money', Object.keys(caps).length === 0 ? 'no caps' : [['perCall', 'a call'], ['perDay', 'a day'], ['perCampaign', 'in all']]
      .filter(([cap]) => caps[cap] !== undefined).map(([cap, word]) => `${money(caps[cap])} ${word}`).join(', ')],
    ['Consent', consent.required ? `needed${consent.bases.length ? `: ${consent.bases.join(', ')}` : ''}` : 'not asked for'],
    ['Recorded', config.record ? 'yes' : 'no'],
    ['Live transcript', config.liveTranscript ? 'yes' : 'no'],
    ['Pauses itself', `at ${breaker.failurePercent} % failures of ${breaker.minimumCalls} calls or more within ${spokenDelay(breaker.windowSeconds)}`],
  ];
  return [
    element('div', { class: 'panel-head' }, element('h2', {}, 'Rules')),
    element('dl', { class: 'facts in-panel' }, facts.filter(([, fact]) => fact)
      .flatMap(([name, fact]) => [element('dt', {}, name), element('dd', {}, fact)])),
  ];
}

function hours({ days }) {
  const open = DAYS.map((day) => [day, days.find((one) => one.day === day)?.windows ?? []]).filter(([, windows]) => windows.length > 0);
  return open.length === 0 ? 'none yet' : open
    .map(([day, windows]) => `${day.charAt(0).toUpperCase()}${day.slice(1, 3)} ${windows.map(({ start, end }) => `${start}–${end}`).join(', ')}`)
    .join(' · ');
}
