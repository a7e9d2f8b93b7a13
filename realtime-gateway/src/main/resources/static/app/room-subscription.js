const ANSWER_TIMEOUT = 10_000;
const AGAIN_AFTER = 2_000;

/**
 * One room over the connection, with the store's cursor, so that the store gets what it missed; asked for again where that did
 * not work.
 *
 * Told to `listener`:
 *   entered(missed, steps): all is known again; missed is the number of changes, or null after a fresh snapshot
 *   changed(change): one change was applied; change is what the store said of it
 *   waiting(reason), refused({code, message})
 */
export class RoomSubscription {
  /** Whether everything up to now is known. */
  entered = false;
  room;
  #socket;
  #store;
  #listener;
  #asking = false;
  #left = false;
  #timer = null;
  #heard = {
    change: (delta) => delta.room === this.room && this.#changed(delta),
    snapshot: (message) => message.room === this.room && this.#enter(message),
    ended: (message) => message.room === this.room && this.#ended(message),
  };

  constructor(socket, { room, store }, listener) {
    this.#socket = socket;
    this.room = room;
    this.#store = store;
    this.#listener = listener;
    Object.entries(this.#heard).forEach(([event, handler]) => socket.on(event, handler));
  }

  subscribe() {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    const { cursor } = this.#store;
    const request = cursor === null ? { room: this.room } : { room: this.room, cursor };
    this.#socket.timeout(ANSWER_TIMEOUT).emit('subscribe', request, (silence, answer) => {
      this.#asking = false;
      if (this.#left) {
        return;
      }
      if (silence) {
        this.#askAgain('no answer to the subscription');
      } else if (answer.ok) {
        this.#enter(answer);
      } else if (answer.error.code === 'unavailable') {
        this.#askAgain(answer.error.message);
      } else if (answer.error.code !== 'left') {
        this.#listener.refused(answer.error);
      }
    });
  }

  /** The connection is gone: whoever connects again subscribes. */
  lost() {
    this.#asking = false;
    this.entered = false;
    clearTimeout(this.#timer);
  }

  /** Hears nothing more. */
  leave() {
    this.lost();
    this.#left = true;
    Object.entries(this.#heard).forEach(([event, handler]) => this.#socket.off(event, handler));
  }

  /** A role was taken away; a token that ended ends the whole connection, which says so itself. */
  #ended({ code, message }) {
    if (code !== 'token_expired') {
      this.#listener.refused({ code, message });
    }
  }

  #askAgain(reason) {
    if (!this.#socket.connected) {
      return;
    }
    this.entered = false;
    this.#listener.waiting(reason);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#socket.connected && this.subscribe(), AGAIN_AFTER);
  }

  #enter(answer) {
    const [kind] = this.room.split(':');
    const steps = answer.snapshot
      ? this.#store.applySnapshot(answer.snapshot[kind], answer.cursor)
      : this.#store.applyMissed(answer.missed, answer.cursor);
    this.entered = true;
    this.#listener.entered(answer.snapshot ? null : answer.missed.length, steps);
  }

  #changed(delta) {
    if (!this.#store.loaded) {
      return;
    }
    const change = this.#store.applyChange(delta);
    this.#listener.changed(change);
    if (!change.follows) {
      this.subscribe();
    }
  }
}
