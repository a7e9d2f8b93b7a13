/*
 * The room "call:{sid}" as this page knows it: the newest state of one call. Knows nothing of a browser.
 */
export class CallStore {
  cursor = null;
  /** The call's newest state, or null where nothing is known live. */
  call = null;
  deleted = false;

  get loaded() {
    return this.cursor !== null;
  }

  applySnapshot(call, cursor) {
    this.#take(call);
    this.cursor = cursor;
  }

  applyMissed(deltas, cursor) {
    deltas.forEach((delta) => this.#apply(delta));
    this.cursor = cursor;
  }

  applyChange(delta) {
    const follows = delta.from === this.cursor;
    this.#apply(delta);
    if (follows) {
      this.cursor = delta.to;
    }
    return { follows };
  }

  #apply({ type, data }) {
    if (type === 'call.deleted') {
      this.deleted = true;
    } else if (type === 'call.changed') {
      this.#take(data);
    }
  }

  #take(call) {
    if (call && !(this.call?.version >= call.version)) {
      this.call = call;
    }
  }
}
