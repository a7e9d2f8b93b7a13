import { directionIcon, element, setText, statusBadge } from '../element.js';
import { answeredByWord, directionWord, elapsed, fullTime, lasted, NONE, partiesOf, statusWord, time } from '../format.js';
import { isActive } from './live-store.js';

/** One line of the list. It stays the same element for as long as its call is shown, so that focus and pointer do. */
export class CallRow {
  element;
  #status = statusBadge('', '');
  #direction = cell('direction');
  #parties = cell('parties');
  #contact = element('span', { class: 'contact' });
  #numbers = element('span', { class: 'numbers' });
  #agent = cell('agent');
  #campaign = cell('campaign');
  #answeredBy = cell('answered-by');
  #started = cell('number started');
  #time = cell('number time');
  #shownDirection = null;

  /** @param look answers {now, selected, leaving, campaign} of a call */
  constructor(sid, look) {
    this.sid = sid;
    this.look = look;
    const status = cell('state');
    status.append(this.#status);
    this.#parties.append(this.#contact, this.#numbers);
    this.element = element('div', { role: 'row', class: 'call', tabindex: '-1', 'data-testid': 'call-row', 'data-sid': sid },
      status, this.#direction, this.#parties, this.#agent, this.#campaign, this.#answeredBy, this.#started, this.#time);
  }

  show(call, at) {
    const { now, selected, leaving, campaign } = this.look(call);
    this.call = call;
    this.element.dataset.status = call.status;
    this.element.setAttribute('aria-rowindex', String(at + 2));
    this.element.classList.toggle('leaving', leaving);
    this.element.setAttribute('aria-selected', String(selected));
    this.#status.dataset.status = call.status;
    setText(this.#status, statusWord(call.status));
    this.#showDirection(call.direction);
    setText(this.#contact, call.contactName ?? '');
    setText(this.#numbers, partiesOf(call));
    this.#parties.title = `${call.from ?? NONE} → ${call.to ?? NONE}`;
    this.#may(this.#agent, call.agentName ?? call.agentId);
    this.#may(this.#campaign, campaign);
    this.#may(this.#answeredBy, call.answeredBy && answeredByWord(call.answeredBy));
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

  #may(target, text) {
    setText(target, text || NONE);
    target.classList.toggle('none', !text);
  }

  #showDirection(direction) {
    if (this.#shownDirection !== (direction ?? '')) {
      this.#shownDirection = direction ?? '';
      this.#direction.replaceChildren(directionIcon(direction), element('span', {}, directionWord(direction)));
    }
  }
}

function cell(name) {
  return element('span', { role: 'gridcell', class: name });
}
