import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { funnelOf, share } from './figures.js';
import { listOfPart } from './lists.js';
import { outcomeWords } from './words.js';

/** Where the contacts of a campaign stand; the parts are all of them. Behind each part is its list. */
export class FunnelPanel {
  element;
  #total = element('span', { class: 'count', 'data-testid': 'funnel-total' });
  #list = element('ul', { class: 'funnel', 'data-testid': 'funnel' });
  #rows = new Map();

  constructor() {
    this.element = element('section', { class: 'panel', 'aria-labelledby': 'funnel-title' },
      element('div', { class: 'panel-head' }, element('h2', { id: 'funnel-title' }, 'Contacts'), this.#total), this.#list);
  }

  /** @param stats as in the breakdown, where there is one */
  show({ id, stats }, breakdown) {
    setText(this.#total, `${figure(stats.totalContacts)} in all`);
    for (const part of funnelOf(stats)) {
      const row = this.#rows.get(part.key) ?? this.#row(part);
      const of = stats.totalContacts === 0 ? 0 : part.contacts / stats.totalContacts;
      row.link.setAttribute('href', listOfPart(id, part.key, breakdown));
      setText(row.count, figure(part.contacts));
      setText(row.share, stats.totalContacts === 0 ? '' : share(of));
      row.bar.style.width = `${100 * of}%`;
      setText(row.more, moreOf(part.key, breakdown));
    }
  }

  #row({ key, word }) {
    const row = {
      link: element('a', {}, word),
      count: element('span', { class: 'number', 'data-testid': `funnel-${key}` }), share: element('span', { class: 'number muted' }),
      bar: element('span', { class: 'funnel-bar', 'data-part': key }), more: element('span', { class: 'muted funnel-more' }),
    };
    this.#list.append(element('li', {}, row.link, row.count, row.share,
      element('span', { class: 'funnel-track', 'aria-hidden': 'true' }, row.bar), row.more));
    this.#rows.set(key, row);
    return row;
  }
}

/** What the part is made of: first calls and further ones, or what the last calls came to. */
function moreOf(key, breakdown) {
  if (!breakdown) {
    return '';
  }
  if (key === 'pending') {
    const { pending = 0, 'retry-wait': again = 0 } = breakdown.statuses;
    return again > 0 ? `${figure(pending)} for the first time, ${figure(again)} again` : '';
  }
  const wanted = { reached: 'completed', failed: 'failed' }[key];
  return breakdown.outcomes
    .filter(({ status, outcome }) => status === wanted && outcome !== 'success')
    .slice(0, 4)
    .map(({ outcome, contacts }) => `${outcomeWords(outcome)} ${figure(contacts)}`)
    .join(' · ');
}
