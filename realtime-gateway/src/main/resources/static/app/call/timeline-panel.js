import { element } from '../element.js';
import { count } from '../format.js';
import { emptyState } from '../widgets/empty-state.js';
import { problemNotice } from '../widgets/notice.js';
import { timelineItems } from './timeline.js';
import { whyOf } from './why.js';

const MOST = 2_000; // reports that are read; a call has some ten

/** Every report about a call, and why the call has its state and its outcome. */
export class TimelinePanel {
  element = element('div', { 'data-testid': 'timeline-panel' });
  #calls;
  #sid;
  #reading = null;
  #why = element('div', { class: 'why', 'data-testid': 'why' });
  #list = element('ol', { class: 'timeline', 'data-testid': 'timeline' });
  #note = element('p', { class: 'muted' });

  constructor({ calls, sid, signal }) {
    this.#calls = calls;
    this.#sid = sid;
    this.element.append(this.#why, this.#list, this.#note);
    signal.addEventListener('abort', () => this.#reading?.abort());
  }

  /** The call has changed: reads what was reported of it. */
  async read(call) {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    try {
      const events = await this.#events(reading.signal);
      if (!reading.signal.aborted) {
        this.#show(call, events);
      }
    } catch (problem) {
      if (!reading.signal.aborted) {
        this.#why.replaceChildren(problemNotice(problem, { again: () => this.read(call) }));
      }
    }
  }

  async #events(signal) {
    const events = [];
    let cursor;
    do {
      const { body } = await this.#calls.get(`/api/v1/calls/${this.#sid}/events`, { query: { limit: 200, cursor }, signal });
      events.push(...body.items);
      cursor = body.next;
    } while (cursor && events.length < MOST);
    return events;
  }

  #show(call, events) {
    const why = whyOf(call, events);
    this.#why.replaceChildren(...events.length === 0
      ? [emptyState({ title: 'Nothing is kept of its reports', text: 'Reports are kept for 90 days, or as long as the service is set to.' })]
      : [element('dl', { class: 'facts' }, element('dt', {}, 'Why this state'), element('dd', {}, why.state),
        why.outcome && [element('dt', {}, 'Why this outcome'), element('dd', {}, why.outcome)])]);
    const unfolded = new Set([...this.#list.querySelectorAll('details[open]')].map((one) => one.closest('li').dataset.eventId));
    const items = timelineItems(events, why.eventId);
    items.forEach((item) => item.querySelector('details').open = unfolded.has(item.dataset.eventId));
    this.#list.replaceChildren(...items);
    this.#note.textContent = events.length === 0 ? '' : `${count(events.length, 'report')}, in the provider's order. A report that is sent `
      + 'again is kept once.';
  }
}
