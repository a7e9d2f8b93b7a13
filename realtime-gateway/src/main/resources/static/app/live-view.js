import { readAddress, writeAddress } from './address.js';
import { Announcer } from './announcer.js';
import { CallApi } from './call-api.js';
import { CampaignPanel, isRunning } from './campaign-panel.js';
import { ConnectionView } from './connection-view.js';
import { Drawer } from './drawer.js';
import { byId, setText } from './element.js';
import { EndedList } from './ended-list.js';
import { Filters } from './filters.js';
import { ImportPanel } from './import-panel.js';
import { ListStore } from './list-store.js';
import { LiveConnection } from './live-connection.js';
import { LiveList } from './live-list.js';
import { LiveStore } from './live-store.js';
import { Tiles } from './tiles.js';

/** The page "Live": one store per room, and what is drawn from it. Drawn at most once per frame. */
export class LiveView {
  #store = new LiveStore(Date.now());
  #campaigns = new ListStore({ id: 'campaignId', stays: isRunning });
  #imports = new ListStore({ id: 'importId' });
  #end = new AbortController();
  #filters;
  #tiles;
  #list;
  #ended;
  #drawer;
  #notices;
  #announcer;
  #connection;
  #campaignPanel = new CampaignPanel();
  #importPanel = new ImportPanel();
  #ticking;
  #lostAt = null;
  #drawn = false;

  constructor({ config, session, signOut }) {
    const { signal } = this.#end;
    const find = (sid) => this.#store.find(sid);
    const open = (sid) => this.#open(sid);
    this.#filters = new Filters(() => this.#draw(), { signal });
    this.#tiles = new Tiles((status) => this.#filters.set({ status: status === this.#filters.status ? '' : status }));
    this.#list = new LiveList({ touched: () => this.#draw(), open, signal });
    this.#list.clear();
    this.#ended = new EndedList({ open });
    this.#drawer = new Drawer({
      api: new CallApi(config.callStoreUrl, session.token), find, now: () => this.#now(), signal,
      closed: (sid) => this.#closed(sid),
    });
    this.#notices = new ConnectionView({ signOut, signal });
    this.#announcer = new Announcer(() => this.#store.counts().total);
    const rooms = [{ room: 'calls', store: this.#store }, { room: 'campaigns', store: this.#campaigns }];
    if (session.runsCampaigns) {
      rooms.push({ room: 'imports', store: this.#imports });
    }
    this.#connection = new LiveConnection({ url: config.socketUrl, token: session.token, rooms, listener: this });
    byId('empty-act').addEventListener('click', () => this.#filters.clear(), { signal });
    window.addEventListener('popstate', () => this.#followAddress(), { signal });
  }

  start() {
    this.#connection.open();
    this.#ticking = setInterval(() => this.#tick(), 1000);
    this.#draw();
    this.#followAddress();
  }

  stop() {
    this.#end.abort();
    clearInterval(this.#ticking);
    this.#announcer.stop();
    this.#connection.close();
    document.body.classList.remove('with-drawer');
  }

  state(state) {
    this.#lostAt = state.lostAt;
    this.#notices.state(state);
    this.#draw();
  }

  changed(what, sid) {
    this.#list.changed(what, sid);
    this.#announcer.changed(what);
    this.#draw();
  }

  refreshed() {
    this.#draw();
  }

  back({ lostAt, missed, steps }) {
    if (lostAt !== null) {
      steps.began.forEach((sid) => this.#list.changed('began', sid));
      steps.moved.forEach((sid) => this.#list.markMoved(sid));
      steps.ended.forEach((sid) => this.#list.changed('ended', sid));
      this.#announcer.say(this.#notices.back({ lostAt, missed, steps }));
    }
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
    const matches = (call) => filters.matchesBesideStatus(call);
    this.#tiles.show(store.loaded ? store.counts(matches) : null, filters.status);
    const shown = this.#list.show(store.active.filter((call) => matches(call) && filters.matchesStatus(call)), {
      find: (sid) => store.find(sid),
      mayLinger: (call) => !store.isActive(call.sid) && matches(call) && filters.status === '',
      selected: this.#drawer.sid,
      now: this.#now(),
    });
    this.#ended.show(store.ended, store.endedTotal);
    this.#campaignPanel.show(this.#campaigns.items);
    this.#importPanel.show(this.#imports.items);
    this.#drawer.refresh();
    this.#showEmpty(shown === 0);
  }

  #showEmpty(empty) {
    const active = this.#store.counts().total;
    byId('empty').hidden = !empty;
    byId('live-table').hidden = empty;
    byId('empty-act').hidden = active === 0 || !this.#store.loaded;
    if (!this.#store.loaded) {
      setText(byId('empty-title'), 'Reading the calls…');
      setText(byId('empty-text'), '');
    } else if (active > 0) {
      setText(byId('empty-title'), 'No call matches the filter');
      setText(byId('empty-text'), `${active} active now.`);
    } else {
      setText(byId('empty-title'), 'No calls at this moment');
      const command = document.createElement('code');
      command.textContent = './ringway demo';
      byId('empty-text').replaceChildren(
        'They appear here as soon as they are queued or come in. To see some on your own machine, run ', command, '.');
    }
  }

  #tick() {
    if (this.#list.due) {
      this.#draw();
    }
    this.#list.tick(this.#now());
    this.#drawer.tick();
  }

  #open(sid) {
    writeAddress({ call: sid }, { step: true });
    this.#drawer.open(sid);
    this.#draw();
  }

  #closed(sid) {
    writeAddress({ call: '' }, { step: readAddress().call === sid });
    this.#list.focus(sid);
    this.#draw();
  }

  #followAddress() {
    const { call } = readAddress();
    if (call && call !== this.#drawer.sid) {
      this.#drawer.open(call);
    } else if (!call) {
      this.#drawer.close();
    }
  }
}
