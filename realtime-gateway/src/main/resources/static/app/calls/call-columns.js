import { directionIcon, element, statusBadge } from '../element.js';
import { answeredByWord, directionWord, duration, fullTime, momentOf, partiesOf, sentence, statusWord } from '../format.js';
import { closesWhenLeft } from '../widgets/menu.js';

const KEY = 'ringway.calls.columns';
const USUAL = ['started', 'status', 'contact', 'agent', 'campaign', 'outcome', 'duration', 'cost'];

/** Every column that the list of calls can have. @param campaignName answers a name for an id */
export function callColumns(campaignName) {
  return [
    { key: 'started', title: 'Started', cell: (call) => element('time', { datetime: call.startTime, title: fullTime(call.startTime) },
      momentOf(call.startTime)) },
    { key: 'status', title: 'Status', cell: (call) => statusBadge(statusWord(call.status), call.status) },
    { key: 'direction', title: 'Direction', cell: (call) => element('span', { class: 'direction' }, directionIcon(call.direction),
      directionWord(call.direction)) },
    { key: 'contact', title: 'Contact', class: 'short wide', cell: (call) => element('span', { class: 'parties' },
      call.contactName && element('strong', {}, call.contactName), element('span', { class: call.contactName ? 'muted' : null },
        partiesOf(call))) },
    { key: 'agent', title: 'Agent', class: 'short', cell: (call) => call.agentName ?? call.agentId ?? '' },
    { key: 'campaign', title: 'Campaign', class: 'short', cell: (call) => call.campaignId ? campaignName(call.campaignId) : '' },
    { key: 'attempt', title: 'Attempt', class: 'number', cell: (call) => call.attemptNumber ?? '' },
    { key: 'outcome', title: 'Outcome', cell: (call) => call.outcome?.status
      ? element('span', { class: 'outcome', 'data-outcome': call.outcome.status, title: call.outcome.reason },
        sentence(call.outcome.status))
      : '' },
    { key: 'answeredBy', title: 'Answered by', cell: (call) => call.answeredBy ? answeredByWord(call.answeredBy) : '' },
    { key: 'rang', title: 'Rang', class: 'number', cell: (call) => seconds(call.ringDuration) },
    { key: 'duration', title: 'Duration', class: 'number', cell: (call) => seconds(call.duration) },
    { key: 'cost', title: 'Cost', class: 'number', cell: (call) => totalCost(call) },
    { key: 'recording', title: 'Recording', cell: (call) => (call.recordings ?? []).length > 0 ? 'Yes' : '' },
    { key: 'tags', title: 'Tags', cell: (call) => (call.metadata?.tags ?? []).join(', ') },
    { key: 'sid', title: 'Call SID', cell: (call) => element('code', {}, call.sid) },
  ];
}

/** What a call cost, all parts together, or an empty text as long as nobody said. */
export function totalCost({ cost, price, priceCurrency }) {
  const parts = [cost?.telephony ?? price, cost?.agent].filter((part) => part !== undefined && part !== null);
  return parts.length === 0 ? '' : money(parts.reduce((sum, part) => sum + Number(part), 0), cost?.currency ?? priceCurrency);
}

export function money(amount, currency = 'USD') {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 4 }).format(amount);
}

/** Which columns are shown; kept in this browser. */
export class ColumnChoice {
  element;
  #shown = new Set(kept());
  #columns;
  #changed;

  constructor({ columns, changed }) {
    this.#columns = columns;
    this.#changed = changed;
    this.element = element('details', { class: 'choices menu', 'data-testid': 'columns' }, element('summary', {}, 'Columns'),
      element('div', { class: 'choices-list' }, columns.slice(1).map((column) => this.#box(column))));
    closesWhenLeft(this.element);
  }

  /** The columns, those that are not shown marked as hidden; the first one always is. */
  get columns() {
    return this.#columns.map((column, at) => ({ ...column, hidden: at > 0 && !this.#shown.has(column.key) }));
  }

  #box({ key, title }) {
    const box = element('input', { type: 'checkbox', value: key, onchange: () => {
      this.#shown[box.checked ? 'add' : 'delete'](key);
      localStorage.setItem(KEY, JSON.stringify([...this.#shown]));
      this.#changed();
    } });
    box.checked = this.#shown.has(key);
    return element('label', {}, box, title);
  }
}

function kept() {
  try {
    const columns = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(columns) ? columns : USUAL;
  } catch (unreadable) {
    return USUAL;
  }
}

function seconds(number) {
  return number === undefined || number === null ? '' : duration(number);
}
