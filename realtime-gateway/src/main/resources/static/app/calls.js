import { hasEnded } from "./format.js";

const ENDED_STAYS_MS = 5000;

/** The calls that the page knows of; the tiles and the list are both drawn from here and nowhere else. */
export class Calls {
  #calls = new Map();
  #endedAt = new Map();

  replace(calls) {
    const before = new Set(this.#calls.keys());
    this.#calls = new Map(calls.map((call) => [call.sid, call]));
    this.#endedAt.clear();
    return before;
  }

  apply(change) {
    const { sid } = change.data;
    if (change.type === "call.deleted") {
      this.#calls.delete(sid);
      this.#endedAt.delete(sid);
      return;
    }
    const known = this.#calls.get(sid);
    if (known && known.version >= change.data.version) return;
    if (!hasEnded(change.data)) {
      this.#calls.set(sid, change.data);
      this.#endedAt.delete(sid);
    } else if (known) {
      this.#calls.set(sid, change.data);
      if (!this.#endedAt.has(sid)) this.#endedAt.set(sid, Date.now());
    }
  }

  /** Lets go of calls that ended some seconds ago; true if there were any. */
  sweep() {
    const before = this.#calls.size;
    for (const [sid, at] of this.#endedAt) {
      if (Date.now() - at > ENDED_STAYS_MS) {
        this.#endedAt.delete(sid);
        this.#calls.delete(sid);
      }
    }
    return this.#calls.size !== before;
  }

  get(sid) {
    return this.#calls.get(sid);
  }

  /** The newest first. */
  all() {
    return [...this.#calls.values()].sort(
      (a, b) => b.startTime.localeCompare(a.startTime) || a.sid.localeCompare(b.sid));
  }

  counts() {
    const counts = { "active": 0, "in-progress": 0, "ringing": 0, "queued": 0 };
    for (const call of this.#calls.values()) {
      if (hasEnded(call)) continue;
      counts.active++;
      const tile = call.status === "initiated" ? "queued" : call.status;
      if (tile in counts) counts[tile]++;
    }
    return counts;
  }
}
