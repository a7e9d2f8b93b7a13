import { byId, element, setText, statusBadge } from './element.js';

const EVERY_MS = 5000;
const WORDS = { active: 'Calling', paused: 'Paused' };

/** The campaigns that call or have paused, and why; asked for anew every few seconds while somebody looks. */
export class CampaignPanel {
  #api;
  #signal;
  #timer = null;
  #asking = false;

  constructor({ api, signal }) {
    this.#api = api;
    this.#signal = signal;
    signal.addEventListener('abort', () => clearInterval(this.#timer));
  }

  start() {
    this.#ask();
    this.#timer = setInterval(() => this.#ask(), EVERY_MS);
  }

  async #ask() {
    if (document.hidden || this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      this.#show(await this.#api.running(this.#signal));
    } catch (error) {
      if (!this.#signal.aborted) {
        this.#fail(error.message);
      }
    } finally {
      this.#asking = false;
    }
  }

  #show(campaigns) {
    byId('campaigns').hidden = campaigns.length === 0;
    byId('campaigns-problem').hidden = true;
    byId('campaign-list').replaceChildren(...campaigns.map(line));
  }

  /** What was shown before may be wrong by now, so it goes. */
  #fail(problem) {
    byId('campaigns').hidden = false;
    byId('campaign-list').replaceChildren();
    byId('campaigns-problem').hidden = false;
    setText(byId('campaigns-problem'), problem);
  }
}

function line(campaign) {
  const { totalContacts, completed, failed, suppressed, inProgress } = campaign.stats;
  const over = completed + failed + suppressed;
  const told = `${over} of ${totalContacts} contacts done, ${completed} reached, ${inProgress} in progress`;
  const item = element(
    'li', { 'data-testid': 'campaign', 'data-id': campaign.id, 'data-status': campaign.status },
    statusBadge(WORDS[campaign.status] ?? campaign.status, campaign.status),
    element('strong', {}, campaign.name),
    element('progress', { max: Math.max(1, totalContacts), value: over, 'aria-label': told }),
    element('span', { class: 'figures' }, told));
  if (campaign.statusReason) {
    item.append(element('span', { class: 'reason', 'data-testid': 'campaign-reason' }, campaign.statusReason));
  }
  return item;
}
