import { element } from '../element.js';
import { eventWord, fullTime, preciseTime, sentence, statusWord } from '../format.js';

/** Every report about a call, in the provider's order; what arrived after a later one is marked as late. */
export function timelineItems(events) {
  const late = lateOnes(events);
  return events.map((event, at) => item(event, late.has(at)));
}

function item(event, late) {
  const line = element('li', { 'data-event-id': event.eventId, 'data-source': event.source });
  const head = element('p', { class: 'event-head' }, element('strong', {}, title(event)));
  if (late) {
    head.append(element('span', { class: 'late', title: `Arrived ${fullTime(event.receivedAt)}` }, 'Arrived late'));
  }
  head.append(element('time', { datetime: event.timestamp, title: fullTime(event.timestamp) }, preciseTime(event.timestamp)));
  const origin = [sentence(event.source)];
  if (event.sequence !== undefined) {
    origin.push(`no. ${event.sequence}`);
  }
  origin.push(`received ${preciseTime(event.receivedAt)}`);
  const raw = element('details', {}, element('summary', {}, 'Report as it came'),
    element('pre', { tabindex: '0' }, JSON.stringify(event.data, null, 2)));
  line.append(head, element('p', { class: 'event-origin' }, origin.join(' · ')), raw);
  return line;
}

function title(event) {
  const status = event.data?.callStatus;
  return typeof status === 'string' ? statusWord(status) : eventWord(event.eventType);
}

function lateOnes(events) {
  const late = new Set();
  let earliestAfter = Infinity;
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const received = Date.parse(events[at].receivedAt);
    if (received > earliestAfter) {
      late.add(at);
    }
    earliestAfter = Math.min(earliestAfter, received);
  }
  return late;
}
