import { io } from '/vendor/socket.io.esm.min.js';

const ROOM = 'calls';
const ANSWER_TIMEOUT = 10_000;
const AGAIN_AFTER = 2_000;

/**
 * Keeps the store fed. A connection that is lost is made again with the store's cursor, so the store gets what it missed.
 *
 * Told to `listener`:
 *   state({kind, reason?, lostAt}): kind is connecting, live, waiting, reconnecting or refused; lostAt is when the server
 *     was last heard of (ms), or null while nothing is lost
 *   changed(what, sid): one change was applied; what is began, moved, ended, deleted or known
 *   back({lostAt, missed, steps}): all is known again; missed is the number of changes, or null after a fresh snapshot;
 *     lostAt is null at the first time
 */
export class LiveConnection {
  #socket;
  #store;
  #listener;
  #lostAt = null;
  #heardAt = Date.now();
  #asking = false;
  #refused = false;
  #timer = null;

  constructor({ url, token, store, listener }) {
    this.#store = store;
    this.#listener = listener;
    this.#socket = io(url, { auth: { token }, autoConnect: false, forceNew: true, reconnectionDelayMax: 5_000 });
    this.#socket.on('connect', () => this.#subscribe());
    this.#socket.on('connect_error', (error) => this.#failed(error));
    this.#socket.on('disconnect', (reason) => this.#lost(reason));
    this.#socket.on('change', (delta) => this.#changed(delta));
    this.#socket.on('snapshot', (message) => this.#replaced(message));
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
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  #subscribe() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    const request = this.#store.cursor === null ? { room: ROOM } : { room: ROOM, cursor: this.#store.cursor };
    this.#socket.timeout(ANSWER_TIMEOUT).emit('subscribe', request, (silence, answer) => {
      this.#asking = false;
      if (silence) {
        this.#askAgain('no answer to the subscription');
      } else if (answer.ok) {
        this.#entered(answer);
      } else if (answer.error.code === 'unavailable') {
        this.#askAgain(answer.error.message);
      } else if (answer.error.code !== 'left') {
        this.#refuse(answer.error);
      }
    });
  }

  #askAgain(reason) {
    if (!this.#socket.connected) {
      return; // whoever connects again subscribes
    }
    this.#lose();
    this.#tell('waiting', reason);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.connected && this.#subscribe(), AGAIN_AFTER);
  }

  #entered(answer) {
    const steps = answer.snapshot
      ? this.#store.applySnapshot(answer.snapshot.calls, answer.cursor)
      : this.#store.applyMissed(answer.missed, answer.cursor);
    const lostAt = this.#lostAt;
    this.#lostAt = null;
    this.#heard();
    this.#tell('live');
    this.#listener.back({ lostAt, missed: answer.snapshot ? null : answer.missed.length, steps });
  }

  #changed(delta) {
    if (delta.room !== ROOM || !this.#store.loaded) {
      return;
    }
    this.#heard();
    const { follows, what, sid } = this.#store.applyChange(delta);
    this.#listener.changed(what, sid);
    if (!follows) {
      this.#subscribe();
    }
  }

  #replaced(message) {
    if (message.room === ROOM) {
      this.#entered(message);
    }
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
    this.#asking = false;
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
