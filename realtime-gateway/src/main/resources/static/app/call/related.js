import { callColumns } from '../calls/call-columns.js';
import { element } from '../element.js';
import { CursorTable } from '../widgets/cursor-table.js';
import { emptyState } from '../widgets/empty-state.js';

const SHOWN = ['started', 'status', 'campaign', 'attempt', 'outcome', 'duration'];

/** Other calls with the same contact, other attempts among them; read when it is looked at. */
export class Related {
  element = element('div', { 'data-testid': 'related' });
  #calls;
  #names;
  #signal;
  #contact = null;

  constructor({ calls, campaignName, signal }) {
    this.#calls = calls;
    this.#names = campaignName;
    this.#signal = signal;
  }

  show(call) {
    if (!call.contactId) {
      this.element.replaceChildren(emptyState({
        title: 'No contact',
        text: 'This call belongs to no contact, so no other calls are known to be with the same person.',
        testid: 'no-related',
      }));
    } else if (this.#contact !== call.contactId) {
      this.#contact = call.contactId;
      const table = this.#table(call);
      this.element.replaceChildren(table.element);
      table.reload();
    }
  }

  #table(call) {
    return new CursorTable({
      label: 'Other calls with this contact',
      columns: callColumns(this.#names).map((column) => ({ ...column, hidden: !SHOWN.includes(column.key) })),
      keyOf: ({ sid }) => sid,
      link: ({ sid }) => `/calls/${sid}`,
      read: async ({ cursor, signal }) => {
        const { body } = await this.#calls.get('/api/v1/calls', { query: { contact: call.contactId, cursor, limit: 50 }, signal });
        return { ...body, items: body.items.filter(({ sid }) => sid !== call.sid) };
      },
      empty: () => emptyState({ title: 'No other calls', text: 'This was the only call with this contact so far.' }),
      testid: 'related-table',
      signal: this.#signal,
    });
  }
}
