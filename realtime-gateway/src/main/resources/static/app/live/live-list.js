import { element, setText } from '../element.js';
import { count } from '../format.js';
import { VirtualList } from '../widgets/virtual-list.js';
import { CallRow } from './call-row.js';

const LEAVES_AFTER = 5_000;
const COLUMNS = [
  ['state', 'Status'], ['direction', 'Direction'], ['parties', 'Contact'], ['agent', 'Agent'], ['campaign', 'Campaign'],
  ['answered-by', 'Answered by'], ['number started', 'Started'], ['number time', 'Time'],
];
const NARROW = matchMedia('(max-width: 720px)');

/**
 * The list of active calls, the newest first, and those that ended within five seconds. While the pointer is over it, or a
 * line has the focus, no line moves or leaves: new ones come at its end, and order is made when the list is left.
 */
export class LiveList {
  element;
  #rows;
  #order = []; // of the sids that are shown
  #leaving = new Map(); // sid to when it leaves
  #fresh = new Set();
  #over = false;
  #tabStop = null;
  #held = element('p', { class: 'held', hidden: true });
  #grid;
  #touched;
  #open;
  #look = () => ({});

  /** @param touched the list may have to be shown anew; @param open a call was chosen; @param labelledBy an id */
  constructor({ touched, open, labelledBy, signal }) {
    this.#touched = touched;
    this.#open = open;
    this.#rows = new VirtualList({
      rowHeight: () => NARROW.matches ? 62 : 38,
      create: (sid) => new CallRow(sid, (call) => this.#look(call)),
      attributes: { role: 'rowgroup' },
      signal,
    });
    this.#grid = element('div', {
      role: 'grid', class: 'calls', 'data-testid': 'live-table', 'aria-labelledby': labelledBy, 'aria-describedby': 'list-help',
    }, element('div', { role: 'rowgroup', class: 'calls-head' }, element('div', { role: 'row', 'aria-rowindex': '1' },
      COLUMNS.map(([style, word]) => element('span', { role: 'columnheader', class: style }, word)))), this.#rows.element);
    this.element = element('div', {}, this.#grid, this.#held, element('p', { id: 'list-help', class: 'visually-hidden' },
      'Arrow keys move between calls, Enter opens one, Escape closes it.'));
    this.#listen();
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
   * @param look what a line shows besides the call: {now, selected, campaign}
   */
  show(wanted, { find, mayLinger, look }) {
    const at = Date.now();
    const ids = new Set(wanted.map((call) => call.sid));
    const held = this.#isHeld;
    const kept = new Set(held ? this.#order : []);
    this.#forgetLeft(at, held);
    const shown = [...wanted];
    let heldBack = 0;
    for (const sid of new Set([...this.#leaving.keys(), ...kept])) {
      const call = ids.has(sid) ? null : find(sid);
      if (call !== null && (kept.has(sid) || mayLinger(call))) {
        shown.push(call);
        heldBack += (this.#leaving.get(sid) ?? 0) <= at ? 1 : 0;
      }
    }
    this.#look = (call) => ({ ...look(call), leaving: !ids.has(call.sid) });
    this.#grid.setAttribute('aria-rowcount', String(shown.length + 1));
    this.#grid.hidden = shown.length === 0;
    this.#rows.show(this.#inOrder(shown, held));
    this.#markFresh();
    this.#keepTabStop();
    this.#tellHeld(held ? heldBack : 0);
    return shown.length;
  }

  tick(now) {
    for (const row of this.#rows.rows) {
      row.tick(now);
    }
  }

  /** True if the time of a line to leave has come. */
  get due() {
    const at = Date.now();
    return !this.#isHeld && [...this.#leaving.values()].some((until) => until <= at);
  }

  /** Back to the line of a call; if it left, to the first one. Answers whether there is one. */
  focus(sid) {
    return this.#goTo(Math.max(0, this.#order.indexOf(sid)));
  }

  get #isHeld() {
    return this.#over || this.#rows.element.contains(document.activeElement);
  }

  #forgetLeft(at, held) {
    for (const [sid, until] of this.#leaving) {
      if (until <= at && !held) {
        this.#leaving.delete(sid);
      }
    }
  }

  #inOrder(shown, held) {
    const places = new Map(this.#order.map((sid, place) => [sid, place]));
    const placeOf = (call) => places.get(call.sid) ?? Infinity;
    const ordered = held
      ? shown.toSorted((one, other) => placeOf(one) - placeOf(other) || 0)
      : shown.toSorted((one, other) => Date.parse(other.startTime) - Date.parse(one.startTime));
    this.#order = ordered.map((call) => call.sid);
    return ordered.map((call) => [call.sid, call]);
  }

  #listen() {
    this.#grid.addEventListener('pointerenter', (event) => {
      this.#over = event.pointerType === 'mouse';
    });
    this.#grid.addEventListener('pointerleave', () => {
      this.#over = false;
      this.#touched();
    });
    const body = this.#rows.element;
    body.addEventListener('focusout', () => this.#touched());
    body.addEventListener('focusin', (event) => this.#makeTabStop(event.target.closest('[role=row]')));
    body.addEventListener('click', (event) => this.#choose(event.target.closest('[role=row]')));
    body.addEventListener('keydown', (event) => this.#key(event));
  }

  #markFresh() {
    for (const sid of this.#fresh) {
      this.#rows.row(sid)?.mark();
    }
    this.#fresh.clear();
  }

  #tellHeld(number) {
    this.#held.hidden = number === 0;
    if (number > 0) {
      setText(this.#held, `${count(number, 'ended call')} ${number === 1 ? 'leaves' : 'leave'} this list when you leave it.`);
    }
  }

  #choose(line) {
    if (line && !String(getSelection())) {
      this.#makeTabStop(line);
      this.#open(line.dataset.sid);
    }
  }

  #key(event) {
    const line = event.target.closest('[role=row]');
    const at = line ? this.#order.indexOf(line.dataset.sid) : -1;
    const goal = {
      ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: this.#order.length - 1,
    }[event.key];
    if (at >= 0 && ['Enter', ' '].includes(event.key)) {
      event.preventDefault();
      this.#open(line.dataset.sid);
    } else if (at >= 0 && goal !== undefined) {
      event.preventDefault();
      this.#goTo(goal);
    }
  }

  #goTo(place) {
    const at = Math.min(this.#order.length - 1, Math.max(0, place));
    if (at < 0) {
      return false;
    }
    const row = this.#rows.reveal(at);
    row.element.focus({ preventScroll: true });
    return true;
  }

  /** Exactly one line is reached with the tab key. */
  #makeTabStop(line) {
    if (line) {
      this.#tabStop = line.dataset.sid;
      this.#keepTabStop();
    }
  }

  #keepTabStop() {
    const rows = [...this.#rows.rows];
    const stop = rows.find((row) => row.sid === this.#tabStop) ?? rows[0];
    rows.forEach((row) => row.element.setAttribute('tabindex', row === stop ? '0' : '-1'));
  }
}
