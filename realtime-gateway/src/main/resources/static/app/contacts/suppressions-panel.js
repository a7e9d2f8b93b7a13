import { when } from '../campaigns/when.js';
import { element } from '../element.js';
import { emptyState } from '../widgets/empty-state.js';
import { problemNotice } from '../widgets/notice.js';
import { suppressionWords } from './contact-words.js';

/** The lists of numbers that are not called on which the number of a contact is. They are asked by number, so only by who sees it. */
export class SuppressionsPanel {
  element;
  #api;
  #session;
  #signal;
  #body = element('div', { 'data-testid': 'suppressions' });

  constructor({ api, session, signal }) {
    this.#api = api;
    this.#session = session;
    this.#signal = signal;
    this.element = element('section', { class: 'panel', 'aria-label': 'Suppressions' },
      element('div', { class: 'panel-head' }, element('h2', {}, 'Lists of numbers that are not called')), this.#body);
  }

  async show({ phoneNumber }) {
    if (!this.#session.seesNumbers) {
      this.#body.replaceChildren(emptyState({ title: 'Numbers are hidden for you', text: 'Ask an operator whether the number is on a list.' }));
      return;
    }
    try {
      const { body: { items } } = await this.#api.get('/api/v1/suppressions', { query: { number: phoneNumber, limit: 50 }, signal: this.#signal });
      this.#body.replaceChildren(items.length === 0
        ? emptyState({ title: 'On no list', text: 'Campaigns may call the number, as far as their rules allow.' })
        : element('ul', { class: 'history' }, items.map(line)));
    } catch (problem) {
      if (!this.#signal.aborted) {
        this.#body.replaceChildren(problemNotice(problem, { again: () => this.show({ phoneNumber }) }));
      }
    }
  }
}

function line({ list, reason, note, source, expiresAt, createdBy, createdAt }) {
  return element('li', {},
    element('time', { datetime: createdAt }, when(createdAt)),
    element('span', {}, element('strong', {}, suppressionWords(reason)),
      list === 'global' ? ' for all campaigns' : [' for ', element('a', { href: `/campaigns/${list}` }, 'one campaign')],
      ` by ${createdBy}`,
      element('span', { class: 'muted' }, [source && `, ${source}`, note && `: ${note}`, expiresAt && `, until ${when(expiresAt)}`].filter(Boolean).join(''))));
}
