import { element, setText } from '../element.js';
import { CursorTable } from '../widgets/cursor-table.js';
import { emptyState } from '../widgets/empty-state.js';
import { FilterBar } from '../widgets/filter-bar.js';
import { money } from './figures.js';
import { when } from './when.js';
import { knownOutcomes, knownReasons, outcomeWords, reasonWords } from './words.js';

const STATES = {
  pending: 'Waiting', reserved: 'Being prepared', calling: 'Calling', 'retry-wait': 'Waits for another try', completed: 'Reached', failed: 'Not reached', suppressed: 'Not to be called',
};

const PAGE = 25;

/** The contacts of one campaign with where each stands and why; its filters stand in the address. */
export class MembersPanel {
  element;
  #filters;
  #table;
  #moved = element('span', { class: 'muted', role: 'status', 'data-testid': 'members-moved' });

  constructor({ api, session, address, id, signal }) {
    this.#filters = new FilterBar({
      address, label: 'Filters of contacts',
      fields: [
        { name: 'status', label: 'Status', kind: 'multi', options: Object.entries(STATES) },
        { name: 'outcome', label: 'Outcome', kind: 'multi', options: knownOutcomes().map((outcome) => [outcome, outcomeWords(outcome)]) },
        { name: 'reason', label: 'Reason', kind: 'multi', options: knownReasons().filter((reason) => reason !== 'contact-gone').map((reason) => [reason, reasonWords(reason)]) },
      ],
      changed: () => this.#reload(),
    });
    this.#table = new CursorTable({
      label: 'Contacts of the campaign', testid: 'members', signal,
      columns: [
        { key: 'contact', title: 'Contact', cell: (member) => element('span', {}, member.contactName ?? member.phoneNumber) },
        { key: 'number', title: 'Number', cell: (member) => (member.contactName ? member.phoneNumber : '') },
        { key: 'status', title: 'Status', cell: (member) => STATES[member.status] ?? member.status },
        { key: 'attempts', title: 'Attempts', class: 'number', cell: (member) => String(member.attempts) },
        { key: 'outcome', title: 'Last outcome', cell: (member) => (member.outcome ? outcomeWords(member.outcome) : '') },
        { key: 'why', title: 'Why', cell: why },
        { key: 'spend', title: 'Spent', class: 'number', cell: (member) => (member.spend > 0 ? money(member.spend) : '') },
      ],
      keyOf: ({ contactId }) => contactId,
      link: ({ contactId }) => `/contacts/${contactId}`,
      read: async ({ cursor, signal: reading }) =>
        (await api.get(`/api/v1/campaigns/${id}/contacts`, { query: { ...this.#filters.values, cursor, limit: PAGE }, signal: reading })).body,
      empty: () => (this.#filters.any
        ? emptyState({ title: 'No contact fits these filters', action: element('button', { type: 'button', class: 'quiet', onclick: () => this.#filters.clear() }, 'Show all') })
        : emptyState({ title: 'No contacts in this campaign', text: session.isOperator ? 'Add some while you set it up, or import a file into it.' : 'Ask an operator to add some.',
          action: session.isOperator && element('a', { class: 'button', href: `/campaigns/${id}/setup?step=contacts` }, 'Add contacts') })),
    });
    const again = element('button', { type: 'button', class: 'quiet', onclick: () => this.#reload() }, 'Read again');
    this.element = element('section', { class: 'panel', 'aria-labelledby': 'members-title', onmouseleave: () => this.#moved.textContent && this.refresh() },
      element('div', { class: 'panel-head' }, element('h2', { id: 'members-title' }, 'Each contact'), this.#filters.element, this.#moved, again),
      this.#table.element);
  }

  start() {
    this.#reload();
  }

  /** Something has moved: the first page is read again; where somebody is at it or has read further, that is told instead. */
  refresh() {
    const busy = this.element.matches(':hover') || this.element.contains(document.activeElement);
    if (!busy && this.#table.items.length <= PAGE) {
      this.#reload();
    } else {
      setText(this.#moved, 'They have moved on since this was read.');
    }
  }

  #reload() {
    setText(this.#moved, '');
    this.#table.reload();
  }

  follow() {
    this.#filters.follow();
    this.#reload();
    this.element.scrollIntoView({ block: 'start' });
  }
}

function why({ status, lastDecision, nextAttempt }) {
  const over = ['completed', 'failed'].includes(status);
  const reason = lastDecision?.reason && !lastDecision.dial && !over ? reasonWords(lastDecision.reason) : '';
  const waits = ['pending', 'retry-wait'].includes(status) && nextAttempt && Date.parse(nextAttempt) > Date.now() ? `again ${when(nextAttempt)}` : '';
  return reason || waits ? element('span', { class: 'muted' }, [reason, waits].filter(Boolean).join(', ')) : '';
}
