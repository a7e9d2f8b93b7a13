/*
 * A room that lists things (imports, campaigns) as this page knows it: a snapshot and the changes after it. Knows nothing of a
 * browser.
 */
export class ListStore {
  #items = new Map();
  #id;
  #stays;
  cursor = null;

  /** @param id the field that says which thing it is; @param stays whether a thing that changed is still one of the list */
  constructor({ id, stays = () => true }) {
    this.#id = id;
    this.#stays = stays;
  }

  /** Whether a snapshot was ever read. */
  get loaded() {
    return this.cursor !== null;
  }

  /** The newest first. */
  get items() {
    return [...this.#items.values()].sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt)
      || (one[this.#id] < other[this.#id] ? -1 : 1));
  }

  find(id) {
    return this.#items.get(id) ?? null;
  }

  applySnapshot(things, cursor) {
    this.#items = new Map(things.filter(this.#stays).map((thing) => [thing[this.#id], thing]));
    this.cursor = cursor;
  }

  applyMissed(deltas, cursor) {
    deltas.forEach((delta) => this.#apply(delta));
    this.cursor = cursor;
  }

  /** One change. False if it does not follow the last one: something between is missing and must be asked for. */
  applyChange(delta) {
    const follows = delta.from === this.cursor;
    this.#apply(delta);
    if (follows) {
      this.cursor = delta.to;
    }
    return { follows };
  }

  #apply({ type, data }) {
    const id = data[this.#id];
    if (/\.(deleted|left)$/.test(type)) {
      this.#items.delete(id);
    } else if (/\.changed$/.test(type) && !(this.#items.get(id)?.version >= data.version)) {
      if (this.#stays(data)) {
        this.#items.set(id, data);
      } else {
        this.#items.delete(id);
      }
    }
  }
}
