import { byId, directionIcon, element, setText, statusBadge } from './element.js';
import { directionWord, fullTime, lasted, NONE, statusWord, time } from './format.js';
import { KeyedList } from './keyed-list.js';

/** The calls that ended while the page was open, the newest first. */
export class EndedList {
  #lines = new KeyedList(byId('ended-list'), (call) => this.#line(call));
  #open;

  constructor({ open }) {
    this.#open = open;
  }

  show(calls, total) {
    byId('ended').hidden = total === 0;
    setText(byId('ended-count'), calls.length < total ? `newest ${calls.length} of ${total}` : String(total));
    this.#lines.show(calls.map((call) => [call.sid, call]));
  }

  #line(call) {
    const direction = element('span', { class: 'direction' }, directionIcon(call.direction),
      element('span', { class: 'visually-hidden' }, directionWord(call.direction)));
    const button = element(
      'button', { type: 'button', 'data-sid': call.sid, 'data-status': call.status },
      statusBadge(statusWord(call.status), call.status), direction,
      element('span', { class: 'parties' }, `${call.from ?? NONE} → ${call.to ?? NONE}`),
      element('span', { class: 'number lasted' }, lasted(call)),
      element('time', { class: 'number', datetime: call.endTime, title: fullTime(call.endTime) }, time(call.endTime)));
    button.addEventListener('click', () => this.#open(call.sid));
    return element('li', {}, button);
  }
}
