/*
 * The room "calls" as this page knows it: a snapshot and the changes after it. Tiles, list and the calls that ended are all
 * read from here, so they agree at every moment. Knows nothing of a browser.
 */
export const ACTIVE = ['queued', 'initiated', 'ringing', 'in-progress'];
const ENDED_KEPT = 50;

export class LiveStore {
  #active = new Map();
  #ended = new Map(); // the newest last
  #openedAt;
  #loaded = false;
  endedTotal = 0;
  cursor = null;

  /** @param openedAt ms; calls that ended before are not this page's to tell */
  constructor(openedAt) {
    this.#openedAt = openedAt;
  }

  /** Whether a snapshot was ever read. */
  get loaded() {
    return this.#loaded;
  }

  /** Newest start first. */
  get active() {
    return [...this.#active.values()].sort(newestFirst);
  }

  /** Newest end first, bounded; endedTotal counts all. */
  get ended() {
    return [...this.#ended.values()].reverse();
  }

  find(sid) {
    return this.#active.get(sid) ?? this.#ended.get(sid) ?? null;
  }

  isActive(sid) {
    return this.#active.has(sid);
  }

  /** @param matches which of the active calls to count; {total, queued, initiated, ringing, 'in-progress'} */
  counts(matches = () => true) {
    const counts = { total: 0, ...Object.fromEntries(ACTIVE.map((status) => [status, 0])) };
    for (const call of this.#active.values()) {
      if (matches(call)) {
        counts.total += 1;
        counts[call.status] += 1;
      }
    }
    return counts;
  }

  /**
   * Replaces what was known. Calls that were active and are not in it ended unseen, so their outcome is not known.
   * Answers what changed: {began, moved, ended}, each a list of sids.
   */
  applySnapshot(calls, cursor) {
    const before = this.#active;
    const steps = { began: [], moved: [], ended: [] };
    this.#active = new Map();
    for (const call of calls.filter(isActive)) {
      const known = before.get(call.sid);
      this.#active.set(call.sid, call);
      if (!known) {
        steps.began.push(call.sid);
      } else if (known.version < call.version) {
        steps.moved.push(call.sid);
      }
    }
    for (const call of before.values()) {
      if (!this.#active.has(call.sid)) {
        this.#end({ ...call, status: 'over' });
        steps.ended.push(call.sid);
      }
    }
    this.cursor = cursor;
    this.#loaded = true;
    return steps;
  }

  /** What happened while the connection was lost, oldest first. A call counts once, by where it stands now. */
  applyMissed(deltas, cursor) {
    const before = new Set(this.#active.keys());
    const touched = new Set();
    for (const delta of deltas) {
      if (this.#apply(delta) !== 'known') {
        touched.add(delta.data.sid);
      }
    }
    this.cursor = cursor;
    const steps = { began: [], moved: [], ended: [] };
    for (const sid of touched) {
      const place = !this.#active.has(sid) ? steps.ended : before.has(sid) ? steps.moved : steps.began;
      place.push(sid);
    }
    return steps;
  }

  /** One change. False if it does not follow the last one: something between is missing and must be asked for. */
  applyChange(delta) {
    const follows = delta.from === this.cursor;
    const what = this.#apply(delta);
    if (follows) {
      this.cursor = delta.to;
    }
    return { follows, what, sid: delta.data.sid };
  }

  #apply({ type, data }) {
    if (type === 'call.deleted') {
      const wasThere = this.#active.delete(data.sid);
      return this.#ended.delete(data.sid) || wasThere ? 'deleted' : 'known';
    }
    if (type !== 'call.changed') {
      return 'known';
    }
    const known = this.find(data.sid);
    if (known && known.version >= data.version && known.status !== 'over') {
      return 'known';
    }
    if (!isActive(data)) {
      return this.#settle(data);
    }
    this.#ended.delete(data.sid);
    this.#active.set(data.sid, data);
    return known ? 'moved' : 'began';
  }

  #settle(call) {
    const wasActive = this.#active.delete(call.sid);
    if (this.#ended.has(call.sid)) {
      this.#ended.set(call.sid, call);
      return 'moved';
    }
    if (!wasActive && Date.parse(call.endTime ?? '') < this.#openedAt) {
      return 'known';
    }
    this.#end(call);
    return 'ended';
  }

  #end(call) {
    this.endedTotal += 1;
    this.#ended.set(call.sid, call);
    if (this.#ended.size > ENDED_KEPT) {
      this.#ended.delete(this.#ended.keys().next().value);
    }
  }
}

export function isActive(call) {
  return ACTIVE.includes(call.status);
}

function newestFirst(one, other) {
  return Date.parse(other.startTime) - Date.parse(one.startTime) || (one.sid < other.sid ? -1 : 1);
}
