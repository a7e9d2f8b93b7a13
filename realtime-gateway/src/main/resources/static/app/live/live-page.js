import { element } from '../element.js';
import { count, duration } from '../format.js';
import { ListStore } from '../list-store.js';
import { emptyState } from '../widgets/empty-state.js';
import { toastNews } from '../widgets/toast.js';
import { Announcer } from './announcer.js';
import { CampaignPanel, isRunning } from './campaign-panel.js';
import { Drawer } from './drawer.js';
import { EndedList } from './ended-list.js';
import { ImportPanel } from './import-panel.js';
import { LiveFilters } from './live-filters.js';
import { LiveList } from './live-list.js';
import { LiveStore } from './live-store.js';
import { Tiles } from './tiles.js';

/** Calls as they happen: one store per room, and what is drawn from it. Drawn at most once per frame. */
export default class LivePage {
  #store = new LiveStore(Date.now());
  #campaigns = new ListStore({ id: 'campaignId', stays: isRunning });
  #imports = new ListStore({ id: 'importId' });
  #end = new AbortController();
  #context;
  #rooms = [];
  #filters;
  #tiles;
  #list;
  #ended;
  #drawer;
  #announcer = new Announcer(() => this.#store.counts().total);
  #campaignPanel = new CampaignPanel();
  #importPanel = new ImportPanel();
  #empty = element('div', {});
  #emptyAs = null;
  #refused = null;
  #ticking;
  #lostAt = null;
  #drawn = false;

  constructor(context) {
    this.#context = context;
    const { services, session, live, address } = context;
    const { signal } = this.#end;
    const open = (sid) => this.#open(sid);
    this.#filters = new LiveFilters({ address, changed: () => this.#draw() });
    this.#tiles = new Tiles((status) => this.#chooseStatus(status));
    this.#list = new LiveList({ touched: () => this.#draw(), open, labelledBy: 'list-title', signal });
    this.#ended = new EndedList({ open });
    this.#drawer = new Drawer({
      calls: services.calls, session, live, find: (sid) => this.#store.find(sid), now: () => this.#now(), signal,
      closed: (sid) => this.#closed(sid),
    });
  }

  start() {
    const { root, live, session } = this.#context;
    root.append(
      element('header', { class: 'page-head' }, element('h1', {}, 'Live')),
      this.#tiles.element,
      element('section', { class: 'panel', 'aria-labelledby': 'list-title' },
        element('div', { class: 'panel-head live-head' }, element('h2', { id: 'list-title' }, 'Calls now'), this.#filters.element),
        this.#list.element, this.#empty),
      this.#campaignPanel.element, this.#importPanel.element, this.#ended.element, this.#drawer.element);
    const redraw = { entered: () => this.#draw(), changed: () => this.#draw() };
    this.#rooms = [live.enter('calls', this.#store, {
      entered: (news) => this.#back(news),
      changed: (change) => this.#changed(change),
      refused: ({ message }) => this.#wasRefused(message),
    }), live.enter('campaigns', this.#campaigns, redraw)];
    if (session.isOperator) {
      this.#rooms.push(live.enter('imports', this.#imports, redraw));
    }
    live.watch(({ lostAt }) => {
      this.#lostAt = lostAt;
      this.#draw();
    }, { signal: this.#end.signal });
    this.#ticking = setInterval(() => this.#tick(), 1000);
    this.follow();
  }

  stop() {
    this.#end.abort();
    clearInterval(this.#ticking);
    this.#announcer.stop();
    this.#rooms.forEach((room) => room.leave());
  }

  /** The address was changed by going back. */
  follow() {
    const call = this.#context.address.get('call');
    this.#filters.follow();
    if (call && call !== this.#drawer.sid) {
      this.#drawer.open(call);
    } else if (!call) {
      this.#drawer.close();
    }
    this.#draw();
  }

  #changed({ what, sid }) {
    this.#list.changed(what, sid);
    this.#announcer.changed(what);
    this.#draw();
  }

  #back({ lostAt, missed, steps }) {
    if (lostAt !== null) {
      steps.began.forEach((sid) => this.#list.changed('began', sid));
      steps.moved.forEach((sid) => this.#list.markMoved(sid));
      steps.ended.forEach((sid) => this.#list.changed('ended', sid));
      toastNews(whatWasMissed({ lostAt, missed, steps }), { testid: 'missed' });
    }
    this.#draw();
  }

  #wasRefused(message) {
    this.#refused = message;
    this.#draw();
  }

  /** The clock stands still while the connection is lost: nobody knows then whether a call goes on. */
  #now() {
    return this.#lostAt ?? Date.now();
  }

  #draw() {
    if (!this.#drawn) {
      this.#drawn = true;
      setTimeout(() => {
        this.#drawn = false;
        if (!this.#end.signal.aborted) {
          this.#drawNow();
        }
      }, 16);
    }
  }

  #drawNow() {
    const store = this.#store;
    const filters = this.#filters;
    const matches = filters.besideStatus(this.#now());
    const names = new Map(this.#campaigns.items.map(({ campaignId, name }) => [campaignId, name]));
    this.#tiles.show(store.loaded ? store.counts(matches) : null, filters.status);
    const shown = this.#list.show(store.active.filter((call) => matches(call) && filters.matchesStatus(call)), {
      find: (sid) => store.find(sid),
      mayLinger: (call) => !store.isActive(call.sid) && matches(call) && filters.status === '',
      look: (call) => ({
        now: this.#now(), selected: call.sid === this.#drawer.sid, campaign: names.get(call.campaignId) ?? call.campaignId,
      }),
    });
    filters.offer(choicesOf(store.active, names));
    this.#ended.show(store.ended, store.endedTotal);
    this.#campaignPanel.show(this.#campaigns.items);
    this.#importPanel.show(this.#imports.items);
    this.#drawer.refresh();
    this.#showEmpty(shown === 0);
  }

  #showEmpty(empty) {
    const active = this.#store.counts().total;
    const why = this.#refused ? 'refused' : !this.#store.loaded ? 'reading' : active > 0 ? `filtered ${active}` : 'none';
    const kind = empty ? why : 'full';
    if (kind !== this.#emptyAs) {
      this.#emptyAs = kind;
      this.#empty.replaceChildren(...this.#emptyOf(kind.split(' ')[0], active));
    }
  }

  #emptyOf(kind, active) {
    switch (kind) {
      case 'full':
        return [];
      case 'reading':
        return [emptyState({ title: 'Reading the calls…' })];
      case 'refused':
        return [emptyState({ title: 'You may not see the calls', text: this.#refused })];
      case 'filtered':
        return [emptyState({
          title: 'No call matches the filter',
          text: `${active} active now.`,
          action: element('button', { type: 'button', class: 'quiet', onclick: () => this.#filters.clear() }, 'Show all calls'),
        })];
      default:
        return [emptyState({
          title: 'No calls at this moment',
          text: ['They appear here as soon as they are queued or come in. To see some on your own machine, run ',
            element('code', {}, './ringway demo'), '.'],
        })];
    }
  }

  #tick() {
    if (this.#list.due || this.#context.address.get('longer')) {
      this.#draw();
    }
    this.#list.tick(this.#now());
    this.#drawer.tick();
  }

  #chooseStatus(status) {
    this.#filters.status = status === this.#filters.status ? '' : status;
    this.#draw();
  }

  #open(sid) {
    this.#context.address.set({ call: sid }, { step: true });
    this.#drawer.open(sid);
    this.#draw();
  }

  #closed(sid) {
    const { address, root } = this.#context;
    address.set({ call: '' }, { step: address.get('call') === sid });
    if (!this.#list.focus(sid)) {
      root.parentElement.focus();
    }
    this.#draw();
  }
}

/** @param missed number of changes, or null if there were too many to be told one by one */
function whatWasMissed({ lostAt, missed, steps }) {
  const away = `Connected again after ${duration((Date.now() - lostAt) / 1000)}.`;
  const parts = [
    [steps.began.length, 'began'], [steps.moved.length, 'moved on'], [steps.ended.length, 'ended'],
  ].filter(([number]) => number > 0).map(([number, what]) => `${count(number, 'call')} ${what}`);
  if (missed === 0 || (missed === null && parts.length === 0)) {
    return `${away} You missed nothing.`;
  }
  return missed === null
    ? `${away} The list was read anew: ${parts.join(', ')}.`
    : `${away} You missed ${count(missed, 'change')}, shown now${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
}

function choicesOf(calls, names) {
  const agents = new Map();
  const campaigns = new Map();
  for (const call of calls) {
    if (call.agentId) {
      agents.set(call.agentId, call.agentName ?? call.agentId);
    }
    if (call.campaignId) {
      campaigns.set(call.campaignId, names.get(call.campaignId) ?? call.campaignId);
    }
  }
  const sorted = (map) => [...map].sort(([, one], [, other]) => one.localeCompare(other));
  return { agents: sorted(agents), campaigns: sorted(campaigns) };
}
