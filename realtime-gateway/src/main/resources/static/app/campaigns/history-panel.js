import { element } from '../element.js';
import { fullTime } from '../format.js';
import { problemNotice } from '../widgets/notice.js';
import { when } from './when.js';
import { campaignStatus } from './words.js';

/** What a campaign went through, who wanted it and why, the newest first. */
export class HistoryPanel {
  element;
  #api;
  #id;
  #signal;
  #list = element('ol', { class: 'history', 'data-testid': 'history' });
  #after = element('div', { class: 'table-after' });

  constructor({ api, id, signal }) {
    this.#api = api;
    this.#id = id;
    this.#signal = signal;
    this.element = element('section', { class: 'panel', 'aria-labelledby': 'history-title' },
      element('div', { class: 'panel-head' }, element('h2', { id: 'history-title' }, 'What it went through')), this.#list, this.#after);
  }

  reload() {
    return this.#read(null);
  }

  async #read(cursor) {
    try {
      const { body: { items, next } } = await this.#api.get(`/api/v1/campaigns/${this.#id}/transitions`, {
        query: { cursor, limit: 20 }, signal: this.#signal,
      });
      const lines = items.map(line);
      this.#list[cursor ? 'append' : 'replaceChildren'](...lines);
      this.#after.replaceChildren(...(next ? [element('button', { type: 'button', class: 'quiet', onclick: () => this.#read(next) }, 'Show more')] : []));
      if (!cursor && items.length === 0) {
        this.#list.replaceChildren(element('li', { class: 'muted' }, 'Nothing yet: it is as it was created.'));
      }
    } catch (problem) {
      if (!this.#signal.aborted) {
        this.#after.replaceChildren(problemNotice(problem, { again: () => this.#read(cursor) }));
      }
    }
  }
}

function line({ at, to, by, reason }) {
  return element('li', {},
    element('time', { datetime: at, title: fullTime(at) }, when(at)),
    element('span', {}, element('strong', {}, campaignStatus(to)), ` by ${by}`, reason && element('span', { class: 'muted' }, `: ${reason}`)));
}
