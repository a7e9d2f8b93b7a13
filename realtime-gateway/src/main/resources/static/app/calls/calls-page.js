import { element } from '../element.js';
import { agentNames, campaignNames } from '../names.js';
import { CursorTable } from '../widgets/cursor-table.js';
import { emptyState } from '../widgets/empty-state.js';
import { callColumns, ColumnChoice } from './call-columns.js';
import { CallExport } from './call-export.js';
import { CallFilters, foldable } from './call-filters.js';
import { CallTotals } from './call-totals.js';
import { SavedFilters } from './saved-filters.js';

/** Calls of any time: what of them, their sums, and all of it as a file. */
export default class CallsPage {
  #services;
  #root;
  #end = new AbortController();
  #filters;
  #totals = new CallTotals();
  #table;
  #columns;
  #export;
  #saved;
  #campaigns = new Map();
  #asked = {};
  #counting = null;

  constructor({ services, session, root, address }) {
    const { signal } = this.#end;
    this.#services = services;
    this.#root = root;
    this.#filters = new CallFilters({
      address, session, changed: () => this.#read(), found: (sid) => address.go(`/calls/${sid}`),
    });
    this.#columns = new ColumnChoice({
      columns: callColumns((id) => this.#campaigns.get(id) ?? id), changed: () => this.#table.setColumns(this.#columns.columns),
    });
    this.#saved = new SavedFilters({ current: () => this.#filters.named, chosen: (filters) => this.#filters.set(filters) });
    this.#export = new CallExport({ calls: services.calls, query: () => this.#asked, total: () => this.#totals.total, signal });
    this.#table = new CursorTable({
      label: 'Calls',
      columns: this.#columns.columns,
      keyOf: (call) => call.sid,
      link: (call) => `/calls/${call.sid}`,
      read: ({ cursor, signal: reading }) => this.#page(cursor, reading),
      empty: () => this.#empty(),
      testid: 'calls-table',
      signal,
    });
  }

  start() {
    this.#root.append(
      element('header', { class: 'page-head' }, element('h1', {}, 'Calls'),
        element('div', { class: 'acts' },
          element('button', { type: 'button', class: 'quiet', onclick: () => this.#read() }, 'Refresh'),
          this.#saved.element, this.#columns.element, this.#export.element)),
      foldable(this.#filters.element, this.#end.signal),
      this.#export.progress,
      this.#totals.element,
      element('section', { class: 'panel', 'aria-label': 'Calls' }, this.#table.element));
    this.#read();
    this.#readNames();
  }

  stop() {
    this.#end.abort();
    this.#counting?.abort();
  }

  follow() {
    this.#filters.follow();
    this.#read();
  }

  #read() {
    this.#asked = this.#filters.query(Date.now());
    this.#table.reload();
    this.#count();
  }

  async #page(cursor, signal) {
    return (await this.#services.calls.get('/api/v1/calls', { query: { ...this.#asked, cursor, limit: 50 }, signal })).body;
  }

  async #count() {
    this.#counting?.abort();
    const counting = new AbortController();
    const { signal } = counting;
    this.#counting = counting;
    try {
      const { body } = await this.#services.calls.get('/api/v1/calls/stats', { query: this.#asked, signal });
      this.#totals.show(body.calls);
    } catch (problem) {
      if (!signal.aborted) {
        await this.#countAlone(problem, signal);
      }
    }
  }

  /** Figures are of 31 days at most. */
  async #countAlone(problem, signal) {
    if (problem.status !== 400) {
      this.#totals.showProblem(problem, { again: () => this.#count() });
      return;
    }
    this.#totals.clear();
    try {
      const { body } = await this.#services.calls.get('/api/v1/calls', { query: { ...this.#asked, count: 'exact', limit: 1 }, signal });
      this.#totals.showCount(body.total);
    } catch (stillWrong) {
      this.#totals.clear(); // the list says what is wrong
    }
  }

  async #readNames() {
    const { signal } = this.#end;
    const [campaigns, agents] = await Promise.allSettled([campaignNames(this.#services, signal), agentNames(this.#services, signal)]);
    if (signal.aborted) {
      return;
    }
    this.#filters.offer('agent', agents.value ?? []);
    this.#filters.offer('campaign', campaigns.value ?? []);
    this.#campaigns = new Map(campaigns.value ?? []);
    this.#table.setColumns(this.#columns.columns);
  }

  #empty() {
    return this.#filters.any
      ? emptyState({
        title: 'No call matches the filters',
        text: 'Take one away, or choose a longer time.',
        action: element('button', { type: 'button', class: 'quiet', onclick: () => this.#filters.clear() }, 'Clear filters'),
      })
      : emptyState({
        title: 'No calls in the last 7 days',
        text: 'Choose a longer time above, or start a campaign: its calls are listed here.',
        action: element('a', { class: 'button', href: '/campaigns' }, 'Go to campaigns'),
      });
  }
}
