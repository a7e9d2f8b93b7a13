import { CallRow } from './call-row.js';
import { byId, setText } from './element.js';
import { count } from './format.js';

const LEAVES_AFTER = 5_000;

/**
 * The list of active calls, the newest first, and those that ended within five seconds. While the pointer is over it, or a
 * line has the focus, no line moves or leaves: new ones come at its end, and order is made when the list is left.
 */
export class LiveList {
  #body = byId('live-rows');
  #rows = new Map();
  #leaving = new Map(); // sid to when it leaves
  #fresh = new Set();
  #over = false;
  #touched;
  #open;

  /** @param touched the list may have to be shown anew; @param open a call was chosen */
  constructor({ touched, open, signal }) {
    this.#touched = touched;
    this.#open = open;
    const table = byId('live-table');
    table.addEventListener('pointerenter', (event) => {
      this.#over = event.pointerType === 'mouse';
    }, { signal });
    table.addEventListener('pointerleave', () => {
      this.#over = false;
      this.#touched();
    }, { signal });
    this.#body.addEventListener('focusout', () => this.#touched(), { signal });
    this.#body.addEventListener('focusin', (event) => this.#makeTabStop(event.target.closest('tr')), { signal });
    this.#body.addEventListener('click', (event) => this.#choose(event.target.closest('tr')), { signal });
    this.#body.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  get held() {
    return this.#over || this.#body.contains(document.activeElement);
  }

  clear() {
    this.#rows.clear();
    this.#body.replaceChildren();
  }

  changed(what, sid) {
    if (what === 'began') {
      this.#fresh.add(sid);
    } else if (what === 'ended') {
      this.#leaving.set(sid, Date.now() + LEAVES_AFTER);
    }
  }

  markMoved(sid) {
    this.#fresh.add(sid);
  }

  /**
   * @param wanted the active calls to be shown, in their order
   * @param find a call by its sid, or null
   * @param mayLinger whether an ended call is one to be shown at all
   */
  show(wanted, { find, mayLinger, selected, now }) {
    const at = Date.now();
    const ids = new Set(wanted.map((call) => call.sid));
    const held = this.held;
    let heldBack = 0;
    for (const [sid, until] of this.#leaving) {
      if (until <= at && !held) {
        this.#leaving.delete(sid);
      }
    }
    const shown = [...wanted];
    for (const sid of new Set([...this.#leaving.keys(), ...(held ? this.#rows.keys() : [])])) {
      const call = ids.has(sid) ? null : find(sid);
      if (call !== null && (this.#rows.has(sid) && held || mayLinger(call))) {
        shown.push(call);
        heldBack += (this.#leaving.get(sid) ?? 0) <= at ? 1 : 0;
      }
    }
    this.#arrange(shown, held);
    for (const call of shown) {
      this.#rows.get(call.sid).show(call, { now, selected: call.sid === selected, leaving: !ids.has(call.sid) });
    }
    this.#markFresh();
    this.#keepTabStop();
    this.#tellHeld(held ? heldBack : 0);
    return shown.length;
  }

  tick(now) {
    for (const row of this.#rows.values()) {
      row.tick(now);
    }
  }

  /** True if the time of a line to leave has come. */
  get due() {
    const at = Date.now();
    return !this.held && [...this.#leaving.values()].some((until) => until <= at);
  }

  /** Back to the line of a call; if it left, to the first one. */
  focus(sid) {
    const line = this.#rows.get(sid)?.element ?? this.#body.firstElementChild ?? byId('content');
    line.focus();
  }

  #arrange(shown, held) {
    const ids = new Set(shown.map((call) => call.sid));
    for (const [sid, row] of this.#rows) {
      if (!ids.has(sid)) {
        row.element.remove();
        this.#rows.delete(sid);
      }
    }
    const order = held ? shown : shown.toSorted((one, other) => Date.parse(other.startTime) - Date.parse(one.startTime));
    let place = this.#body.firstElementChild;
    for (const call of order) {
      const row = this.#rows.get(call.sid) ?? this.#create(call.sid);
      if (held) {
        if (!row.element.isConnected) {
          this.#body.append(row.element);
        }
      } else if (row.element === place) {
        place = place.nextElementSibling;
      } else {
        this.#body.insertBefore(row.element, place);
      }
    }
  }

  #create(sid) {
    const row = new CallRow(sid);
    this.#rows.set(sid, row);
    return row;
  }

  #markFresh() {
    for (const sid of this.#fresh) {
      this.#rows.get(sid)?.mark();
    }
    this.#fresh.clear();
  }

  #tellHeld(number) {
    const note = byId('held');
    note.hidden = number === 0;
    if (number > 0) {
      setText(note, `${count(number, 'line')} will leave when you leave the list.`);
    }
  }

  #keepTabStop() {
    const lines = [...this.#body.children];
    if (lines.length > 0 && !lines.some((line) => line.tabIndex === 0)) {
      lines[0].tabIndex = 0;
    }
  }

  #makeTabStop(line) {
    for (const other of this.#body.children) {
      other.tabIndex = other === line ? 0 : -1;
    }
  }

  #choose(line) {
    if (line && !String(getSelection())) {
      this.#open(line.dataset.sid);
    }
  }

  #key(event) {
    const line = event.target.closest('tr');
    const goal = {
      ArrowDown: line?.nextElementSibling,
      ArrowUp: line?.previousElementSibling,
      Home: this.#body.firstElementChild,
      End: this.#body.lastElementChild,
    }[event.key];
    if (goal) {
      event.preventDefault();
      goal.focus();
    } else if (line && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#open(line.dataset.sid);
    }
  }
}
