import { elapsedSeconds } from '../format.js';
import { FilterBar } from '../widgets/filter-bar.js';
import { ACTIVE } from './live-store.js';

const LONGER = [
  ['', 'Any time'], ['60', 'Longer than 1 min'], ['120', 'Longer than 2 min'], ['300', 'Longer than 5 min'],
  ['600', 'Longer than 10 min'],
];

/** What of the list is looked at, kept in the address; what is searched for is not, since it may be a phone number. */
export class LiveFilters {
  #address;
  #bar;

  constructor({ address, changed }) {
    this.#address = address;
    this.#bar = new FilterBar({
      address,
      label: 'Filters of the calls',
      changed,
      fields: [
        { name: 'search', label: 'Name, number or SID', kind: 'search', placeholder: 'Name, number or SID', hidden: true },
        { name: 'direction', label: 'Direction', kind: 'select', options: [['', 'Any'], ['inbound', 'Inbound'], ['outbound', 'Outbound']] },
        { name: 'campaign', label: 'Campaign', kind: 'select', options: [['', 'Any']] },
        { name: 'agent', label: 'Agent', kind: 'select', options: [['', 'Any']] },
        { name: 'longer', label: 'Time', kind: 'select', options: LONGER },
      ],
    });
  }

  get element() {
    return this.#bar.element;
  }

  get status() {
    const status = this.#address.get('status');
    return ACTIVE.includes(status) ? status : '';
  }

  set status(status) {
    this.#address.set({ status });
  }

  clear() {
    this.status = '';
    this.#bar.clear();
  }

  follow() {
    this.#bar.follow();
  }

  /** What can be chosen is what calls at this moment. @param campaigns, agents each [id, name] */
  offer({ campaigns, agents }) {
    this.#bar.offer('campaign', [['', 'Any'], ...campaigns]);
    this.#bar.offer('agent', [['', 'Any'], ...agents]);
  }

  /** All but the status, which the tiles count: a predicate of a call. */
  besideStatus(now) {
    const { search, direction, campaign, agent, longer } = this.#bar.values;
    const sought = search.replaceAll(/[\s()-]/g, '').toLowerCase();
    return (call) => (direction === '' || call.direction === direction)
      && (campaign === '' || call.campaignId === campaign)
      && (agent === '' || call.agentId === agent)
      && (longer === '' || elapsedSeconds(call, now) > Number(longer))
      && (sought === '' || [call.from, call.to, call.sid, call.contactName]
        .some((text) => text?.replaceAll(/[\s()-]/g, '').toLowerCase().includes(sought)));
  }

  matchesStatus(call) {
    return this.status === '' || call.status === this.status;
  }
}
