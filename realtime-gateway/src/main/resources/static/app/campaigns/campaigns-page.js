import { element } from '../element.js';
import { Poll } from '../forms/poll.js';
import { ListStore } from '../list-store.js';
import { CursorTable } from '../widgets/cursor-table.js';
import { emptyState } from '../widgets/empty-state.js';
import { FilterBar } from '../widgets/filter-bar.js';
import { CampaignCells } from './campaign-cells.js';
import { latest, mayBeOver, newer } from './figures.js';
import { STATUS_OPTIONS } from './words.js';

const EVERY = 5_000;
const MOST_ACTIVE = 25;
const MOVING = ['active', 'paused']; // what they spend and reserve is known for this moment

/** All campaigns: how far each is, how fast it calls and what comes of it, as it happens. */
export default class CampaignsPage {
  #api;
  #session;
  #root;
  #address;
  #live;
  #store = new ListStore({ id: 'campaignId' });
  #cells = new Map();
  #sought = new Set();
  #reading = new Set();
  #end = new AbortController();
  #room = null;
  #filters;
  #table;
  #poll;

  constructor({ services, session, root, address, live }) {
    this.#api = services.campaigns;
    this.#session = session;
    this.#root = root;
    this.#address = address;
    this.#live = live;
  }

  start() {
    const { signal } = this.#end;
    this.#filters = new FilterBar({
      address: this.#address,
      fields: [
        { name: 'q', label: 'Name', kind: 'search', placeholder: 'Name of a campaign' },
        { name: 'status', label: 'Status', kind: 'multi', options: STATUS_OPTIONS },
        { name: 'archived', label: 'Archive', kind: 'select', options: [['', 'Not archived'], ['true', 'Archived']] },
      ],
      changed: () => this.#table.reload(),
    });
    this.#table = new CursorTable({
      label: 'Campaigns', testid: 'campaigns', signal,
      columns: this.#columns(),
      keyOf: ({ id }) => id,
      link: ({ id }) => `/campaigns/${id}`,
      read: async ({ cursor, signal: reading }) => (await this.#api.get('/api/v1/campaigns', {
        query: { ...this.#filters.values, cursor, limit: 50 }, signal: reading,
      })).body,
      empty: () => this.#empty(),
      loaded: () => this.#poll.now(),
    });
    this.#poll = new Poll({ run: () => this.#readActivities(), every: EVERY, signal });
    this.#root.append(
      element('header', { class: 'page-head' }, element('h1', {}, 'Campaigns'),
        element('div', { class: 'acts' }, this.#session.isOperator
          && element('a', { class: 'accent', href: '/campaigns/new', 'data-testid': 'new-campaign' }, 'New campaign'))),
      element('section', { class: 'panel' }, element('div', { class: 'panel-head' }, this.#filters.element), this.#table.element));
    this.#room = this.#live.enter('campaigns', this.#store, { entered: () => this.#told(), changed: () => this.#told() });
    this.#table.reload();
  }

  stop() {
    this.#end.abort();
    this.#room?.leave();
  }

  follow() {
    this.#filters.follow();
    this.#table.reload();
  }

  #columns() {
    return [
      { key: 'name', title: 'Campaign', cell: (campaign) => element('strong', {}, campaign.name) },
      { key: 'status', title: 'Status', cell: (campaign) => this.#of(campaign).status },
      { key: 'progress', title: 'Done', cell: (campaign) => this.#of(campaign).progress },
      { key: 'rate', title: 'Calls now', class: 'number', cell: (campaign) => this.#of(campaign).rate },
      { key: 'answered', title: 'Answered', class: 'number', cell: (campaign) => this.#of(campaign).answered },
      { key: 'success', title: 'Success', class: 'number', cell: (campaign) => this.#of(campaign).success },
      { key: 'spend', title: 'Spent', cell: (campaign) => this.#of(campaign).spend },
    ];
  }

  #of(campaign) {
    const known = this.#cells.get(campaign.id);
    const newest = newer(campaign, this.#store.find(campaign.id));
    if (known) {
      known.show(newest.version >= known.campaign.version ? newest : known.campaign);
      return known;
    }
    const made = new CampaignCells(newest);
    this.#cells.set(campaign.id, made);
    return made;
  }

  /** The room tells of figures; a campaign that was not listed yet is read. */
  #told() {
    let started = false;
    for (const cells of this.#cells.values()) {
      const told = this.#store.find(cells.campaign.id);
      const newest = newer(cells.campaign, told);
      started ||= newest.status !== cells.campaign.status;
      cells.show(newest);
      if (mayBeOver(newest, told)) {
        this.#readAgain(cells);
      }
    }
    const listed = new Set(this.#table.items.map(({ id }) => id));
    const unknown = this.#store.items.filter(({ campaignId }) => !listed.has(campaignId) && !this.#sought.has(campaignId));
    unknown.forEach(({ campaignId }) => this.#sought.add(campaignId));
    if (unknown.length > 0 && listed.size > 0 && !this.#filters.any) {
      this.#table.reload();
    } else if (started) {
      this.#poll.now();
    }
  }

  async #readAgain(cells) {
    const { id } = cells.campaign;
    if (this.#reading.has(id)) {
      return;
    }
    this.#reading.add(id);
    try {
      const { body } = await this.#api.get(`/api/v1/campaigns/${id}`, { signal: this.#end.signal });
      cells.show(latest(cells.campaign, body));
    } catch (away) { // the line stays as it is, and is read again at the room's next change
    } finally {
      this.#reading.delete(id);
    }
  }

  async #readActivities() {
    const active = this.#table.items.map(({ id }) => this.#cells.get(id)).filter((cells) => MOVING.includes(cells?.campaign.status)).slice(0, MOST_ACTIVE);
    await Promise.all(active.map(async (cells) => {
      try {
        const { body } = await this.#api.get(`/api/v1/campaigns/${cells.campaign.id}/activity`, { signal: this.#end.signal });
        cells.show(cells.campaign, body);
      } catch (unknown) { // the list stays as it is: the rate is a dash, and the connection says more
        cells.show(cells.campaign, null);
      }
    }));
  }

  #empty() {
    if (this.#filters.any) {
      return emptyState({
        title: 'No campaign fits these filters',
        text: 'Change them, or look at all campaigns.',
        action: element('button', { type: 'button', class: 'quiet', onclick: () => this.#filters.clear() }, 'Show all campaigns'),
      });
    }
    return emptyState({
      title: 'No campaigns yet',
      text: this.#session.isOperator
        ? 'A campaign calls the contacts that you give it, in the hours that you set. It calls nobody before you start it.'
        : 'A campaign calls contacts in set hours. Ask an operator to create one.',
      action: this.#session.isOperator && element('a', { class: 'accent', href: '/campaigns/new' }, 'Create the first campaign'),
    });
  }
}
