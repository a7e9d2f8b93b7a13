import { directionIcon, element, setText, statusBadge } from './element.js';
import { answeredByWord, directionWord, elapsed, fullTime, lasted, NONE, statusWord, time } from './format.js';
import { isActive } from './live-store.js';

/** One line of the list. It stays the same element for as long as its call is shown, so that focus and pointer do. */
export class CallRow {
  #status = statusBadge('', '');
  #direction = cell('direction');
  #parties = cell('parties');
  #answeredBy = cell('answered-by');
  #started = cell('number started');
  #time = cell('number time');
  #shownDirection = null;

  constructor(sid) {
    this.sid = sid;
    const status = cell('state');
    status.append(this.#status);
    this.element = element(
      'tr', { role: 'row', tabindex: '-1', 'data-testid': 'call-row', 'data-sid': sid },
      status, this.#direction, this.#parties, this.#answeredBy, this.#started, this.#time);
  }

  show(call, { now, selected, leaving }) {
    this.call = call;
    this.element.dataset.status = call.status;
    this.element.classList.toggle('leaving', leaving);
    this.element.setAttribute('aria-selected', String(selected));
    this.#status.dataset.status = call.status;
    setText(this.#status, statusWord(call.status));
    this.#showDirection(call.direction);
    setText(this.#parties, `${call.from ?? NONE} → ${call.to ?? NONE}`);
    setText(this.#answeredBy, answeredByWord(call.answeredBy));
    this.#answeredBy.classList.toggle('none', !call.answeredBy);
    setText(this.#started, time(call.startTime));
    this.#started.title = fullTime(call.startTime);
    this.tick(now);
  }

  /** Only what counts up. */
  tick(now) {
    setText(this.#time, isActive(this.call) ? elapsed(this.call, now) : lasted(this.call));
    this.#time.classList.toggle('talking', this.call.status === 'in-progress');
  }

  /** Marks what is new to the eye; the mark fades by itself. */
  mark() {
    this.element.classList.remove('fresh');
    requestAnimationFrame(() => this.element.classList.add('fresh'));
  }

  #showDirection(direction) {
    if (this.#shownDirection !== (direction ?? '')) {
      this.#shownDirection = direction ?? '';
      this.#direction.replaceChildren(directionIcon(direction), element('span', {}, directionWord(direction)));
    }
  }
}

function cell(name) {
  return element('td', { role: 'gridcell', class: name });
}
