import { element, statusBadge } from '../element.js';
import { Poll } from '../forms/poll.js';
import { ListStore } from '../list-store.js';
import { problemNotice } from '../widgets/notice.js';
import { FigureTiles } from './figure-tiles.js';
import { counted, latest, mayBeOver, newer } from './figures.js';
import { FunnelPanel } from './funnel-panel.js';
import { HistoryPanel } from './history-panel.js';
import { listOfReason } from './lists.js';
import { MembersPanel } from './members-panel.js';
import { ReasonsPanel } from './reasons-panel.js';
import { rulesList } from './rules-list.js';
import { SteeringPanel } from './steering-panel.js';
import { when } from './when.js';
import { whyNobody } from './why-nobody.js';
import { WhyPanel } from './why-panel.js';
import { campaignStatus } from './words.js';

const EVERY = 3_000;
const MOVING = ['active', 'paused'];

/** One campaign as it runs: what happens right now and why, its figures and contacts, and all that can be done with it. */
export default class CampaignPage {
  #api;
  #session;
  #root;
  #address;
  #live;
  #id;
  #end = new AbortController();
  #store = new ListStore({ id: 'campaignId' });
  #room = null;
  #campaign = null;
  #activity = null;
  #breakdown = null;
  #head = element('header', { class: 'page-head' });
  #problem = element('div', {});
  #unread = element('div', {});
  #parts = {};
  #rulesShown = '';
  #known = false;
  #reading = false;
  #poll;

  constructor({ services, session, root, address, live }) {
    this.#api = services.campaigns;
    this.#session = session;
    this.#root = root;
    this.#address = address;
    this.#live = live;
    this.#id = address.params.id;
  }

  start() {
    this.#root.append(this.#head, this.#problem, this.#unread);
    this.#head.append(element('div', {}, element('a', { class: 'back', href: '/campaigns' }, '← Campaigns'), element('h1', {}, 'Campaign')));
    this.#begin();
  }

  async #begin() {
    const { signal } = this.#end;
    try {
      const { body } = await this.#api.get(this.#path(), { signal });
      this.#campaign = body;
      this.#problem.replaceChildren();
    } catch (problem) {
      if (!signal.aborted) {
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#begin() }));
      }
      return;
    }
    this.#build(signal);
    this.#draw();
    this.#poll = new Poll({ run: () => this.#look(), every: EVERY, signal });
    this.#poll.now();
    this.#room = this.#live.enter('campaigns', this.#store, { entered: () => this.#entered(), changed: () => this.#told() });
  }

  stop() {
    this.#end.abort();
    this.#room?.leave();
  }

  follow() {
    this.#parts.members?.follow();
  }

  #path(more = '') {
    return `/api/v1/campaigns/${encodeURIComponent(this.#id)}${more}`;
  }

  #build(signal) {
    const parts = {
      why: new WhyPanel(),
      steering: new SteeringPanel({ api: this.#api, session: this.#session, led: (campaign) => this.#led(campaign) }),
      tiles: new FigureTiles(),
      funnel: new FunnelPanel(),
      reasons: new ReasonsPanel(),
      members: new MembersPanel({ api: this.#api, session: this.#session, address: this.#address, id: this.#id, signal }),
      history: new HistoryPanel({ api: this.#api, id: this.#id, signal }),
      rules: element('section', { class: 'panel', 'aria-label': 'Rules' }),
    };
    this.#parts = parts;
    this.#root.append(parts.why.element, parts.steering.element, parts.tiles.element,
      element('div', { class: 'two-columns' }, parts.funnel.element, parts.reasons.element),
      element('div', { class: 'two-columns' }, parts.rules, parts.history.element),
      parts.members.element);
    parts.members.start();
    parts.history.reload();
  }

  /** What the service says of this moment. */
  async #look() {
    if (this.#activity && this.#known && !MOVING.includes(this.#campaign.status)) {
      return; // at rest nothing moves by itself
    }
    try {
      const [activity, breakdown] = await Promise.all(
        ['/activity', '/breakdown'].map((what) => this.#api.get(this.#path(what), { signal: this.#end.signal })));
      this.#activity = activity.body;
      const moved = JSON.stringify(breakdown.body.statuses) !== JSON.stringify(this.#breakdown?.statuses);
      this.#breakdown = breakdown.body;
      this.#known = this.#activity.underWay.campaign === 0;
      this.#problem.replaceChildren();
      this.#draw();
      if (moved) {
        this.#parts.members.refresh();
      }
    } catch (problem) {
      if (!this.#end.signal.aborted) {
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#poll.now() }));
      }
    }
  }

  /** The answer to what was done here: what is shown from now on. */
  #led(campaign) {
    this.#campaign = latest(this.#campaign, campaign);
    this.#known = false;
    this.#draw();
    this.#poll.now();
    this.#parts.history.reload();
  }

  /** What happened while nothing was heard is read, unless the room tells it. */
  #entered() {
    if (this.#store.find(this.#id)) {
      this.#told();
    } else {
      this.#readAgain();
    }
  }

  /** The room tells figures; where the status is another one, what is possible now is read anew. */
  #told() {
    const told = this.#store.find(this.#id);
    const newest = newer(this.#campaign, told);
    if (newest === this.#campaign) {
      if (mayBeOver(this.#campaign, told)) {
        this.#readAgain();
      }
      return;
    }
    this.#known = false;
    const other = newest.status !== this.#campaign.status;
    this.#campaign = newest;
    this.#draw();
    if (other) {
      this.#readAgain();
    } else {
      this.#poll.now();
    }
  }

  async #readAgain() {
    if (this.#reading) {
      return;
    }
    this.#reading = true;
    const { signal } = this.#end;
    try {
      let read;
      do {
        read = (await this.#api.get(this.#path(), { signal })).body;
      } while (read.version < this.#campaign.version && read.status !== this.#campaign.status); // it moved on meanwhile
      this.#unread.replaceChildren();
      this.#led(read);
    } catch (problem) {
      if (!signal.aborted) {
        this.#unread.replaceChildren(problemNotice(problem, { again: () => this.#readAgain() }));
      }
    } finally {
      this.#reading = false;
    }
  }

  #draw() {
    const campaign = counted(this.#campaign, this.#breakdown);
    const { why, steering, tiles, funnel, reasons, rules } = this.#parts;
    this.#drawHead(campaign);
    why.show(whyNobody({ campaign, activity: this.#activity, breakdown: this.#breakdown, now: Date.now(), when }));
    steering.show(campaign, this.#activity?.underWay.campaign);
    tiles.show(campaign, this.#activity, Date.now());
    funnel.show(campaign, this.#breakdown);
    reasons.show(this.#breakdown?.reasons ?? [], {
      listOf: (reason) => listOfReason(this.#id, reason),
      nobody: this.#breakdown ? 'No rule holds anybody back' : 'Reading…',
    });
    const shown = JSON.stringify([campaign.config, campaign.elevenLabs, campaign.startDate, campaign.endDate]);
    if (this.#rulesShown !== shown) {
      this.#rulesShown = shown;
      rules.replaceChildren(...rulesList(campaign));
    }
  }

  #drawHead(campaign) {
    const shown = JSON.stringify([campaign.name, campaign.status, campaign.description]);
    if (this.#head.dataset.shown === shown) {
      return;
    }
    this.#head.dataset.shown = shown;
    this.#address.title(campaign.name);
    const mayEdit = (campaign.status === 'draft' ? this.#session.isOperator : this.#session.isAdmin)
      && ['draft', 'scheduled', 'active', 'paused'].includes(campaign.status) && !campaign.archivedAt;
    this.#head.replaceChildren(
      element('div', {},
        element('a', { class: 'back', href: '/campaigns' }, '← Campaigns'),
        element('h1', {}, campaign.name, ' ', element('span', { class: 'head-status', 'data-testid': 'status', role: 'status' },
          statusBadge(campaignStatus(campaign.status), campaign.status))),
        campaign.description && element('p', { class: 'muted' }, campaign.description)),
      element('div', { class: 'acts' },
        mayEdit && element('a', { class: 'button', href: `/campaigns/${this.#id}/setup`, 'data-testid': 'edit' },
          campaign.status === 'draft' ? 'Go on setting it up' : 'Edit'),
        this.#session.isOperator && element('button', { type: 'button', class: 'quiet', onclick: () => this.#copy() }, 'Copy')));
  }

  async #copy() {
    try {
      const { body } = await this.#api.post(this.#path('/clone'), {});
      this.#address.go(`/campaigns/${body.id}/setup`);
    } catch (problem) {
      this.#problem.replaceChildren(problemNotice(problem));
    }
  }
}
