import { element, statusBadge } from '../element.js';
import { figure } from '../format.js';
import { ListPanel } from '../widgets/list-panel.js';

const WORDS = { active: 'Calling', paused: 'Paused' };

/** The campaigns that call or have paused, and why. */
export class CampaignPanel extends ListPanel {
  constructor() {
    super({ title: 'Campaigns', style: 'progresses', testid: 'campaign-list', line });
  }

  show(campaigns) {
    this.showLines(campaigns.map((campaign) => [campaign.campaignId, campaign]));
  }
}

export function isRunning({ status }) {
  return status in WORDS;
}

function line(campaign) {
  const { totalContacts, completed, failed, suppressed, inProgress } = campaign.stats;
  const over = completed + failed + suppressed;
  const told = `${figure(over)} of ${figure(totalContacts)} contacts done, ${figure(completed)} reached, `
    + `${figure(inProgress)} in progress`;
  const item = element(
    'li', { 'data-testid': 'campaign', 'data-id': campaign.campaignId, 'data-status': campaign.status },
    statusBadge(WORDS[campaign.status] ?? campaign.status, campaign.status),
    element('strong', {}, element('a', { href: `/campaigns/${encodeURIComponent(campaign.campaignId)}` }, campaign.name)),
    element('progress', { max: Math.max(1, totalContacts), value: over, 'aria-label': told }),
    element('span', { class: 'figures' }, told));
  if (campaign.statusReason) {
    item.append(element('span', { class: 'reason', 'data-testid': 'campaign-reason' }, campaign.statusReason));
  }
  return item;
}
