import { RoomSubscription } from './room-subscription.js';
import { io } from '/vendor/socket.io.esm.min.js';

const AGAIN_AFTER = 2_000;

/**
 * Keeps the stores of some rooms fed. A connection that is lost is made again, and every store gets what it missed. The first
 * room is what the page is about.
 *
 * Told to `listener`:
 *   state({kind, reason?, lostAt}): kind is connecting, live, waiting, reconnecting or refused; lostAt is when the server
 *     was last heard of (ms), or null while nothing is lost
 *   changed(what, sid): one change of the first room was applied; what is began, moved, ended, deleted or known
 *   back({lostAt, missed, steps}): all is known again; missed is the number of changes of the first room, or null after a
 *     fresh snapshot; lostAt is null at the first time
 *   refreshed(): another room has changed
 */
export class LiveConnection {
  #socket;
  #rooms;
  #store;
  #listener;
  #news = null;
  #lostAt = null;
  #heardAt = Date.now();
  #refused = false;
  #timer = null;

  /** @param rooms each {room, store} */
  constructor({ url, token, rooms, listener }) {
    const [first, ...others] = rooms;
    this.#store = first.store;
    this.#listener = listener;
    this.#socket = io(url, { auth: { token }, autoConnect: false, forceNew: true, reconnectionDelayMax: 5_000 });
    this.#rooms = [this.#first(first), ...others.map((other) => this.#beside(other))];
    this.#socket.on('connect', () => this.#rooms.forEach((room) => room.subscribe()));
    this.#socket.on('connect_error', (error) => this.#failed(error));
    this.#socket.on('disconnect', (reason) => this.#lost(reason));
    this.#socket.on('ended', (message) => this.#closing(message));
    this.#socket.io.on('ping', () => this.#heard());
    this.#socket.on('closing', (message) => this.#closing(message));
  }

  open() {
    this.#refused = false;
    this.#tell('connecting');
    this.#socket.connect();
  }

  close() {
    clearTimeout(this.#timer);
    this.#rooms.forEach((room) => room.lost());
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  #first(room) {
    return new RoomSubscription(this.#socket, room, {
      entered: (missed, steps) => {
        this.#news = { missed, steps };
        this.#entered();
      },
      changed: ({ what, sid }) => {
        this.#heard();
        this.#listener.changed(what, sid);
      },
      waiting: (reason) => this.#wait(reason),
      refused: (error) => this.#refuse(error),
    });
  }

  /** A room that the page can do without: one that may not be entered is left out. */
  #beside(room) {
    const subscription = new RoomSubscription(this.#socket, room, {
      entered: () => this.#entered(),
      changed: () => {
        this.#heard();
        this.#listener.refreshed();
      },
      waiting: (reason) => this.#wait(reason),
      refused: () => {
        subscription.entered = true;
        this.#entered();
      },
    });
    return subscription;
  }

  /** All that is shown is of one age: it is live again when every room is. */
  #entered() {
    this.#heard();
    this.#listener.refreshed();
    if (!this.#rooms.every((room) => room.entered)) {
      return;
    }
    const lostAt = this.#lostAt;
    this.#lostAt = null;
    this.#tell('live');
    if (this.#news) {
      this.#listener.back({ lostAt, ...this.#news });
      this.#news = null;
    }
  }

  #wait(reason) {
    this.#lose();
    this.#tell('waiting', reason);
  }

  #closing({ code, message }) {
    if (code === 'token_expired') {
      this.#refuse({ code, message });
    }
  }

  #failed(error) {
    this.#lose();
    if (this.#socket.active) {
      this.#tell('reconnecting', 'the server cannot be reached');
    } else if (error.data?.code === 'unavailable') {
      this.#tell('reconnecting', error.message);
      this.#connectAgain();
    } else {
      this.#refuse({ code: error.data?.code, message: error.message });
    }
  }

  #lost(reason) {
    this.#rooms.forEach((room) => room.lost());
    this.#lose();
    if (this.#refused) {
      return;
    }
    this.#tell('reconnecting', reason);
    if (reason === 'io server disconnect') { // the one case in which the client does not try again by itself
      this.#connectAgain();
    }
  }

  #connectAgain() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.connect(), AGAIN_AFTER * (0.5 + Math.random())); // not all at once
  }

  #refuse({ message }) {
    this.#refused = true;
    this.#lose();
    this.#socket.disconnect();
    this.#tell('refused', message);
  }

  #tell(kind, reason) {
    this.#listener.state({ kind, reason, lostAt: this.#lostAt });
  }

  #heard() {
    this.#heardAt = Date.now();
  }

  /** A dead line is noticed late: what is shown is as old as the last that was heard. */
  #lose() {
    this.#lostAt ??= this.#store.loaded ? this.#heardAt : null;
  }
}
