import { byId, directionIcon, element, setText, statusBadge } from './element.js';
import { directionWord, fullTime, lasted, NONE, statusWord, time } from './format.js';

/** The calls that ended while the page was open, the newest first. */
export class EndedList {
  #list = byId('ended-list');
  #lines = new Map();
  #open;

  constructor({ open }) {
    this.#open = open;
    this.#list.replaceChildren();
  }

  show(calls, total) {
    byId('ended').hidden = total === 0;
    setText(byId('ended-count'), calls.length < total ? `newest ${calls.length} of ${total}` : String(total));
    const lines = new Map();
    for (const call of calls) {
      const known = this.#lines.get(call.sid);
      lines.set(call.sid, known?.call === call ? known : { call, element: this.#line(call) });
    }
    this.#lines = lines;
    const wanted = [...lines.values()].map((line) => line.element);
    if (wanted.length !== this.#list.children.length || wanted.some((line, at) => line !== this.#list.children[at])) {
      this.#list.replaceChildren(...wanted);
    }
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
