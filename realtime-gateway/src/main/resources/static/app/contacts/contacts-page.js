import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { when } from '../campaigns/when.js';
import { CursorTable } from '../widgets/cursor-table.js';
import { emptyState } from '../widgets/empty-state.js';
import { FilterBar } from '../widgets/filter-bar.js';
import { toastProblem } from '../widgets/toast.js';
import { BulkBar } from './bulk-bar.js';
import { CONTACT_STATUSES, contactStatus } from './contact-words.js';
import { download } from './download.js';

/** All contacts: searched, chosen, and changed many at a time. */
export default class ContactsPage {
  #api;
  #session;
  #root;
  #address;
  #end = new AbortController();
  #filters;
  #table;
  #bulk;
  #total = element('span', { class: 'count', 'data-testid': 'contacts-total' });

  constructor({ services, session, root, address }) {
    this.#api = services.campaigns;
    this.#session = session;
    this.#root = root;
    this.#address = address;
  }

  start() {
    const { signal } = this.#end;
    this.#filters = new FilterBar({ address: this.#address, fields: this.#fields(), changed: () => this.#table.reload() });
    this.#bulk = new BulkBar({
      api: this.#api, session: this.#session, signal,
      filter: () => this.#query(), any: () => this.#filters.any,
      changed: () => this.#table.reload(), unchosen: () => this.#table.choose([]),
    });
    this.#table = new CursorTable({
      label: 'Contacts', testid: 'contacts', signal,
      columns: columns(),
      keyOf: ({ id }) => id,
      link: ({ id }) => `/contacts/${id}`,
      read: async ({ cursor, signal: reading }) => (await this.#api.get('/api/v1/contacts', {
        query: { ...this.#query(), cursor, limit: 50, count: cursor ? '' : 'estimated' }, signal: reading,
      })).body,
      empty: () => this.#empty(),
      chosen: this.#session.isOperator ? (ids) => this.#bulk.show(ids) : null,
      loaded: ({ items, next, total }) => this.#count(items, next, total),
    });
    this.#root.append(
      element('header', { class: 'page-head' }, element('h1', {}, 'Contacts ', this.#total),
        this.#session.isOperator && element('div', { class: 'acts' },
          element('button', { type: 'button', class: 'quiet', onclick: (event) => this.#export(event.currentTarget) }, 'Export as CSV'),
          element('a', { class: 'button', href: '/contacts/new' }, 'New contact'),
          element('a', { class: 'accent', href: '/contacts/import', 'data-testid': 'import' }, 'Import a file'))),
      element('section', { class: 'panel' },
        element('div', { class: 'panel-head' }, this.#filters.element), this.#bulk.element, this.#table.element));
    this.#table.reload();
  }

  stop() {
    this.#end.abort();
  }

  follow() {
    this.#filters.follow();
    this.#table.reload();
  }

  #fields() {
    return [
      { name: 'q', label: 'Words', kind: 'search', placeholder: 'Name, e-mail or company' },
      ...(this.#session.seesNumbers ? [{ name: 'number', label: 'Phone number', kind: 'text', placeholder: '+1 415 555 0123', hidden: true }] : []),
      { name: 'tag', label: 'Tag', kind: 'text' },
      { name: 'group', label: 'Group', kind: 'text' },
      { name: 'status', label: 'Status', kind: 'multi', options: CONTACT_STATUSES },
    ];
  }

  #query() {
    return Object.fromEntries(Object.entries(this.#filters.values).filter(([, value]) => value.length > 0));
  }

  /** Where all of them are listed, it is as many as stand there. */
  #count(items, next, total) {
    if (!next) {
      setText(this.#total, figure(items.length));
    } else if (total) {
      setText(this.#total, counted(total));
    }
  }

  async #export(button) {
    button.disabled = true;
    setText(button, 'Exporting…');
    try {
      await download(this.#api, '/api/v1/contacts/export', { query: { ...this.#query(), format: 'csv' }, name: 'contacts.csv', signal: this.#end.signal });
    } catch (problem) {
      if (!this.#end.signal.aborted) {
        toastProblem(problem);
      }
    }
    button.disabled = false;
    setText(button, 'Export as CSV');
  }

  #empty() {
    if (this.#filters.any) {
      return emptyState({
        title: 'No contact fits these filters',
        text: 'All words have to be there, each from its beginning.',
        action: element('button', { type: 'button', class: 'quiet', onclick: () => this.#filters.clear() }, 'Show all contacts'),
      });
    }
    return emptyState({
      title: 'No contacts yet',
      text: this.#session.isOperator ? 'Import a CSV file with a phone number in each row. You see what is read before it is imported.' : 'Ask an operator to import some.',
      action: this.#session.isOperator && element('a', { class: 'accent', href: '/contacts/import' }, 'Import a file'),
    });
  }
}

function columns() {
  return [
    { key: 'name', title: 'Name', cell: (contact) => element('strong', {}, contact.name ?? contact.phoneNumber) },
    { key: 'number', title: 'Number', cell: (contact) => (contact.name ? contact.phoneNumber : '') },
    { key: 'company', title: 'Company', cell: (contact) => contact.details.company ?? '' },
    { key: 'status', title: 'Status', cell: (contact) => contactStatus(contact.status) },
    { key: 'consent', title: 'Consent', cell: (contact) => contact.consent?.basis ?? '' },
    { key: 'labels', title: 'Labels', cell: ({ tags, groups }) => (tags.length + groups.length > 0 ? element('span', { class: 'muted' }, [...tags, ...groups].join(', ')) : '') },
    { key: 'calls', title: 'Calls', class: 'number', cell: (contact) => (contact.history.totalCalls > 0 ? figure(contact.history.totalCalls) : '') },
    { key: 'last', title: 'Last call', cell: ({ history }) => (history.lastCallDate ? element('span', { class: 'muted' }, when(history.lastCallDate)) : '') },
  ];
}

function counted({ value, relation }) {
  return `${{ atLeast: 'at least ', estimate: 'about ' }[relation] ?? ''}${figure(value)}`;
}
