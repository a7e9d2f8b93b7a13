import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { emptyState } from '../widgets/empty-state.js';
import { when } from './when.js';
import { reasonAdvice, reasonWords } from './words.js';

/** Why contacts wait, or are not called, with counts and examples. */
export class ReasonsPanel {
  element;
  #count = element('span', { class: 'count' });
  #body = element('div', {});
  #shown = null;

  constructor({ title = 'Why contacts wait or are left out', testid = 'reasons' } = {}) {
    this.element = element('section', { class: 'panel', 'aria-label': title },
      element('div', { class: 'panel-head' }, element('h2', {}, title), this.#count),
      element('div', { 'data-testid': testid }, this.#body));
  }

  /**
   * @param reasons [{reason, ends, contacts, nextLook or earliest, examples}]; @param listOf the address of a reason's contacts, or null
   * @param nobody shown where there is no reason
   */
  show(reasons, { listOf = () => null, nobody = 'Nobody is held back.' } = {}) {
    const now = JSON.stringify([reasons, nobody]);
    if (now === this.#shown || this.#body.contains(document.activeElement)) {
      return; // what has the focus is not taken away
    }
    this.#shown = now;
    setText(this.#count, reasons.length === 0 ? '' : figure(reasons.reduce((sum, { contacts }) => sum + contacts, 0)));
    this.#body.replaceChildren(reasons.length === 0
      ? emptyState({ title: nobody, testid: 'no-reasons' })
      : element('ul', { class: 'reasons' }, reasons.map((reason) => line(reason, listOf(reason)))));
  }
}

function line({ reason, ends, contacts, nextLook, earliest, examples }, list) {
  const advice = reasonAdvice(reason);
  const again = nextLook ?? earliest;
  const words = element('strong', {}, reasonWords(reason));
  return element('li', { 'data-testid': 'reason', 'data-reason': reason },
    element('span', { class: 'number' }, figure(contacts)),
    element('div', {},
      element('p', {}, list ? element('a', { href: list }, words) : words,
        element('span', { class: 'muted' }, ends ? ' · not called by this campaign' : again ? ` · looked at again ${Date.parse(again) <= Date.now() ? 'in a moment' : when(again)}` : ' · waits')),
      advice && element('p', { class: 'muted' }, advice),
      examples.length > 0 && element('p', { class: 'muted examples' }, 'For example ',
        examples.flatMap(({ contactId, contactName, phoneNumber }, at) => [
          at > 0 ? ', ' : '', element('a', { href: `/contacts/${contactId}` }, contactName ?? phoneNumber),
        ]))));
}
