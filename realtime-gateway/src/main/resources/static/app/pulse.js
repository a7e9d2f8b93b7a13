const LOOK = 400; // between two looks, ms
const ANSWER_WITHIN = 900;
const DEAD_AFTER = 6_000;

/**
 * Finds out within two seconds that a server has fallen silent: of a connection whose other end is gone without a word, the
 * protocol's own heartbeat tells only after most of a minute. While nothing else is heard, the server is asked for something that
 * changes nothing; a page that nobody sees does not ask.
 */
export class Pulse {
  #socket;
  #listener;
  #heardAt = Date.now();
  #asking = false;
  #silent = false;
  #timer = null;

  /** @param listener told silent(), answered() after that, and dead() when it is time for another connection */
  constructor(socket, listener) {
    this.#socket = socket;
    this.#listener = listener;
  }

  /** Whether the server did not answer when it was asked last. */
  get silent() {
    return this.#silent;
  }

  start() {
    this.heard();
    this.#asking = false;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#look(), LOOK);
  }

  stop() {
    clearInterval(this.#timer);
    this.#silent = false;
  }

  heard() {
    this.#heardAt = Date.now();
    if (this.#silent) {
      this.#silent = false;
      this.#listener.answered();
    }
  }

  #look() {
    if (document.hidden) {
      return;
    }
    const silence = Date.now() - this.#heardAt;
    if (this.#silent && silence > DEAD_AFTER) {
      this.stop();
      this.#listener.dead();
    } else if (silence >= LOOK && !this.#asking) {
      this.#ask();
    }
  }

  #ask() {
    this.#asking = true;
    this.#socket.timeout(ANSWER_WITHIN).emit('unsubscribe', { room: 'call:none' }, (silence) => {
      this.#asking = false;
      if (!silence) {
        this.heard();
      } else if (!this.#silent && this.#socket.connected) {
        this.#silent = true;
        this.#listener.silent();
      }
    });
  }
}
