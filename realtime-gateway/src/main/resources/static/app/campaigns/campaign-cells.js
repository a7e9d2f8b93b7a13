import { element, setText, statusBadge } from '../element.js';
import { figure } from '../format.js';
import { answerRate, doneOf, NONE, progressOf, share, spendOf, successRate } from './figures.js';
import { campaignStatus } from './words.js';

/** What a line of the list shows of a campaign; it changes in place, so that nothing jumps under the pointer. */
export class CampaignCells {
  status = element('span', { class: 'cell-status' });
  progress = element('div', { class: 'cell-progress' });
  rate = element('span', {});
  answered = element('span', { title: 'Contacts that were reached, of those called so far' });
  success = element('span', { title: 'Contacts whose call came to what it was for, of those called so far' });
  spend = element('div', { class: 'cell-spend' });
  #campaign;
  #activity = null;
  #bar = element('progress', { max: 1 });
  #told = element('span', { class: 'muted' });
  #spent = element('span', {});
  #cap = element('progress', { max: 1 });

  constructor(campaign) {
    this.progress.append(this.#bar, this.#told);
    this.spend.append(this.#spent, this.#cap);
    this.show(campaign);
  }

  get campaign() {
    return this.#campaign;
  }

  /** @param activity what campaign-service says of this moment; left out it stays */
  show(campaign, activity = this.#activity) {
    this.#campaign = campaign;
    this.#activity = ['active', 'paused'].includes(campaign.status) ? activity : null;
    const calls = campaign.status === 'active' ? this.#activity : null;
    const { stats } = campaign;
    this.status.replaceChildren(statusBadge(campaignStatus(campaign.status), campaign.status));
    this.status.title = campaign.statusReason ?? '';
    const told = `${figure(doneOf(stats))} of ${figure(stats.totalContacts)}`;
    this.#bar.value = progressOf(stats);
    this.#bar.setAttribute('aria-label', `${told} contacts done`);
    setText(this.#told, told);
    setText(this.rate, calls ? `${figure(calls.rate.lastMinute)} / min` : NONE);
    this.rate.title = calls ? `${figure(Number(calls.rate.perMinute))} a minute at most` : '';
    setText(this.answered, share(answerRate(stats)));
    setText(this.success, share(successRate(stats)));
    this.#showSpend(campaign);
  }

  #showSpend(campaign) {
    const { text, share: used, which } = spendOf(campaign, this.#activity);
    setText(this.#spent, text);
    this.#cap.hidden = used === null;
    this.#cap.value = used ?? 0;
    if (used !== null) {
      this.#cap.setAttribute('aria-label', `${share(used)} of the money of the ${which}`);
    }
  }
}
