import { element } from '../element.js';
import { eventWord, fullTime, preciseTime, sentence, statusWord } from '../format.js';
import { marksOf, SOURCES, statusOf } from './why.js';

/**
 * Every report about a call, in the provider's order, with marks on those that came late, repeat another, or count for nothing.
 * @param decisive the report that the call's state is from
 */
export function timelineItems(events, decisive = null) {
  const marks = marksOf(events);
  return events.map((event, at) => item(event, marks[at], event.eventId === decisive));
}

function item(event, { late, repeats, refused }, decides) {
  const origin = [
    SOURCES[event.source] ?? sentence(event.source),
    event.sequence !== undefined && `no. ${event.sequence}`,
    `received ${preciseTime(event.receivedAt)}`,
  ];
  const said = event.conversationData?.text ?? event.conversationData?.utterance?.text;
  const raw = element('details', {}, element('summary', {}, 'Report as it came'));
  raw.addEventListener('toggle', () => raw.children.length === 1 && raw.append(
    element('pre', { tabindex: '0' }, JSON.stringify(event.data, null, 2))));
  return element('li', { 'data-event-id': event.eventId, 'data-source': event.source, 'data-refused': refused },
    element('p', { class: 'event-head' }, element('strong', {}, title(event)),
      decides && mark('decides', 'Decides the state'),
      late && mark('late', 'Arrived late', `Arrived ${fullTime(event.receivedAt)}`),
      repeats && mark('repeats', 'Repeats'),
      refused && mark('refused', 'Counts for nothing'),
      element('time', { datetime: event.timestamp, title: fullTime(event.timestamp) }, preciseTime(event.timestamp))),
    element('p', { class: 'event-origin' }, origin.filter(Boolean).join(' · ')),
    refused && element('p', { class: 'event-origin' }, `It could not be taken: ${event.refused.reason}`),
    event.erased && element('p', { class: 'event-origin' }, 'What was said was taken out of it.'),
    typeof said === 'string' && element('p', { class: 'event-said' }, said),
    raw);
}

function mark(name, word, hint) {
  return element('span', { class: `mark ${name}`, title: hint }, word);
}

function title({ eventType, data, ...event }) {
  const status = statusOf({ eventType, data, ...event });
  if (eventType === 'dev.ringway.call.controlled.v1') {
    return `${sentence(data.action)}: ${sentence(data.result).toLowerCase()}${data.by ? `, by ${data.by}` : ''}`;
  }
  if (status !== null && eventType === 'dev.ringway.call.status-reported.v1') {
    return statusWord(status);
  }
  return status === null ? eventWord(eventType) : `${eventWord(eventType)}: ${statusWord(status).toLowerCase()}`;
}
