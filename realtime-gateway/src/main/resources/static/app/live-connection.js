import { Pulse } from './pulse.js';
import { RoomSubscription } from './room-subscription.js';
import { io } from '/vendor/socket.io.esm.min.js';

const AGAIN_AFTER = 2_000;
const ANSWER_TIMEOUT = 5_000;

/**
 * The one connection that all pages share. A connection that is lost is made again, and the store of every room gets what it
 * missed.
 *
 * A watcher is told the state {kind, reason, lostAt}: kind is connecting, live, waiting, reconnecting or refused; lostAt is when
 * the server was last heard of (ms), or null while nothing is lost. It is live when every room that was entered is known up to
 * now, so that all that is shown is of one age.
 */
export class LiveConnection {
  #socket;
  #rooms = new Map(); // a subscription to what is told to its listener
  #watchers = new Set();
  #state = { kind: 'connecting', reason: '', lostAt: null };
  #heardAt = Date.now();
  #wasLive = false;
  #timer = null;
  #pulse;
  #session;
  #token = null; // of the present connection

  constructor({ url, session }) {
    this.#session = session;
    this.#socket = io(url, {
      auth: (tell) => {
        this.#token = session.token;
        tell({ token: this.#token });
      },
      autoConnect: false, forceNew: true, reconnectionDelayMax: 5_000,
    });
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('connect_error', (error) => this.#failed(error));
    this.#socket.on('disconnect', (reason) => this.#lost(reason));
    this.#socket.on('ended', (message) => this.#closing(message));
    this.#socket.on('closing', (message) => this.#closing(message));
    this.#socket.io.on('ping', () => this.#heard());
    this.#pulse = new Pulse(this.#socket, {
      silent: () => this.#tell('reconnecting', 'the server does not answer'),
      answered: () => this.#settle(),
      dead: () => this.#socket.io.engine.close(),
    });
    session.addEventListener('renewed', () => this.#renew(session.token));
  }

  open() {
    this.#socket.connect();
  }

  close() {
    clearTimeout(this.#timer);
    this.#pulse.stop();
    [...this.#rooms.keys()].forEach((room) => room.leave());
    this.#rooms.clear();
    this.#watchers.clear();
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  get state() {
    return this.#state;
  }

  /** Told the state at once, and whenever it changes. @param signal ends it */
  watch(watcher, { signal } = {}) {
    this.#watchers.add(watcher);
    signal?.addEventListener('abort', () => this.#watchers.delete(watcher));
    watcher(this.#state);
  }

  /**
   * Feeds a store (ListStore and the like) with a room until `leave()` of what is answered.
   *
   * Told to `listener`, each of it optional:
   *   entered({lostAt, missed, steps}): all is known; missed is the number of changes since, or null after a snapshot; lostAt is
   *     when the connection was lost, null where it was not; steps is what the store made of it
   *   changed(change): one change was applied; change is what the store said of it
   *   refused({code, message}): this room may not be entered
   */
  enter(room, store, listener = {}) {
    const told = { listener, news: null };
    const subscription = new RoomSubscription(this.#socket, { room, store }, {
      entered: (missed, steps) => {
        told.news = { missed, steps };
        this.#heard();
        this.#settle();
      },
      changed: (change) => {
        this.#heard();
        listener.changed?.(change);
      },
      waiting: (reason) => this.#wait(reason),
      refused: (error) => {
        subscription.entered = true;
        listener.refused?.(error);
        this.#heard();
        this.#settle();
      },
    });
    this.#rooms.set(subscription, told);
    if (this.#socket.connected) {
      subscription.subscribe();
    }
    return { leave: () => this.#leave(subscription) };
  }

  #leave(subscription) {
    subscription.leave();
    this.#rooms.delete(subscription);
    if (this.#socket.connected) {
      if (![...this.#rooms.keys()].some((other) => other.room === subscription.room)) {
        this.#socket.emit('unsubscribe', { room: subscription.room });
      }
      if (!this.#pulse.silent) { // a room fewer is no sign of life
        this.#settle();
      }
    }
  }

  #connected() {
    this.#pulse.start();
    [...this.#rooms.keys()].forEach((room) => room.subscribe());
    this.#settle();
  }

  #settle() {
    this.#heardAt = Date.now();
    if (this.#state.kind === 'refused' || ![...this.#rooms.keys()].every((room) => room.entered)) {
      return;
    }
    const { lostAt } = this.#state;
    this.#wasLive = true;
    this.#tell('live');
    for (const told of this.#rooms.values()) {
      if (told.news) {
        const { news } = told;
        told.news = null;
        told.listener.entered?.({ lostAt, ...news });
      }
    }
  }

  #wait(reason) {
    this.#tell('waiting', reason);
  }

  #closing({ code, message }) {
    if (code !== 'token_expired') {
      return;
    }
    if (this.#session.token === this.#token) {
      this.#refuse(message);
    } else { // it was renewed, and the server does not know that
      this.#tell('reconnecting', message);
      this.#socket.disconnect().connect();
    }
  }

  #failed(error) {
    if (this.#socket.active) {
      this.#tell('reconnecting', 'the server cannot be reached');
    } else if (error.data?.code === 'unavailable') {
      this.#tell('reconnecting', error.message);
      this.#connectAgain();
    } else {
      this.#refuse(error.message);
    }
  }

  #lost(reason) {
    this.#pulse.stop();
    [...this.#rooms.keys()].forEach((room) => room.lost());
    if (this.#state.kind === 'refused') {
      return;
    }
    this.#tell('reconnecting', reason);
    if (reason === 'io server disconnect') { // the one case in which the client does not try again by itself
      this.#connectAgain();
    }
  }

  /** A new token counts without a reconnect. Where it is not taken, the end of the old one says so. */
  #renew(token) {
    if (this.#state.kind === 'refused') {
      this.#state = { ...this.#state, kind: 'reconnecting' };
      this.#socket.connect();
    } else if (this.#socket.connected) {
      this.#socket.timeout(ANSWER_TIMEOUT).emit('refresh', { token }, (silence, answer) => {
        if (!silence && answer.ok) {
          this.#token = token;
        }
      });
    }
  }

  #connectAgain() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.connect(), AGAIN_AFTER * (0.5 + Math.random())); // not all at once
  }

  #refuse(reason) {
    this.#tell('refused', reason);
    this.#socket.disconnect();
  }

  #heard() {
    this.#heardAt = Date.now();
    this.#pulse.heard();
  }

  #tell(kind, reason = '') {
    const before = this.#state;
    const lostAt = kind === 'live' || !this.#wasLive ? null : before.lostAt ?? this.#heardAt;
    if (kind !== before.kind || reason !== before.reason || lostAt !== before.lostAt) {
      this.#state = { kind, reason, lostAt };
      [...this.#watchers].forEach((watcher) => watcher(this.#state));
    }
  }
}
