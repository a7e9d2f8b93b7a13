import { element, setText } from '../element.js';
import { problemNotice } from './notice.js';

/**
 * A list of a service as a table, read page by page as its end comes into view.
 *
 *   columns  [{key, title, cell(item) → text or element, class?, hidden?}]
 *   keyOf    (item) → text
 *   link     (item) → the address that a line leads to; the first column carries it
 *   read     ({cursor, signal}) → {items, next}
 *   empty    () → element, shown where nothing is listed
 *   chosen   (keys) where lines can be chosen; told whenever that changes
 *   loaded   told {items, next, …} after each page, with whatever else `read` answered
 */
export class CursorTable {
  element;
  #columns;
  #keyOf;
  #link;
  #read;
  #empty;
  #chosen;
  #keys = new Set();
  #items = [];
  #next = null;
  #reading = null;
  #loaded;
  #head = element('thead', {});
  #body = element('tbody', {});
  #table;
  #after = element('div', { class: 'table-after' });
  #more = element('button', { type: 'button', class: 'quiet', onclick: () => this.#readOn() }, 'Show more');
  #seen = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#next && this.#readOn());

  constructor({ label, columns, keyOf, link = null, read, empty, chosen = null, loaded = () => {}, testid = 'table', signal }) {
    this.#columns = columns;
    this.#keyOf = keyOf;
    this.#link = link;
    this.#read = read;
    this.#empty = empty;
    this.#chosen = chosen;
    this.#loaded = loaded;
    this.#table = element('table', { class: 'list', 'aria-label': label, 'data-testid': testid }, this.#head, this.#body);
    this.element = element('div', { class: 'table-frame' }, this.#table, this.#after);
    this.#seen.observe(this.#after);
    signal?.addEventListener('abort', () => {
      this.#seen.disconnect();
      this.#reading?.abort();
    });
    this.#drawHead();
  }

  get items() {
    return [...this.#items];
  }

  /** Reads from the beginning; what is shown stays until the first page is there. */
  async reload() {
    this.#reading?.abort();
    this.#table.setAttribute('aria-busy', 'true');
    await this.#readPage(null);
  }

  /** Shows a changed thing in its line, if it is listed. */
  replace(item) {
    const at = this.#items.findIndex((one) => this.#keyOf(one) === this.#keyOf(item));
    if (at >= 0) {
      this.#items[at] = item;
      this.#body.children[at].replaceWith(this.#line(item));
    }
  }

  setColumns(columns) {
    this.#columns = columns;
    this.#drawHead();
    this.#body.replaceChildren(...this.#items.map((item) => this.#line(item)));
  }

  choose(keys) {
    this.#keys = new Set(keys);
    for (const box of this.#body.querySelectorAll('input[data-key]')) {
      box.checked = this.#keys.has(box.dataset.key);
    }
    this.#tellChosen();
  }

  #readOn() {
    if (this.#reading === null && this.#next) {
      this.#readPage(this.#next);
    }
  }

  async #readPage(cursor) {
    const reading = new AbortController();
    this.#reading = reading;
    setText(this.#more, 'Reading…');
    if (this.#items.length === 0 && !this.#after.hasChildNodes()) {
      this.#after.replaceChildren(element('p', { class: 'reading' }, 'Reading…'));
    }
    try {
      const { items, next = null, ...rest } = await this.#read({ cursor, signal: reading.signal });
      if (!reading.signal.aborted) {
        this.#show(cursor === null ? items : [...this.#items, ...items], cursor === null ? 0 : this.#items.length);
        this.#next = next;
        this.#showAfter();
        this.#loaded({ items: this.#items, next, ...rest });
      }
    } catch (problem) {
      if (!reading.signal.aborted) {
        this.#after.replaceChildren(problemNotice(problem, { again: () => this.#readPage(cursor) }));
      }
    } finally {
      if (this.#reading === reading) {
        this.#reading = null;
        this.#table.removeAttribute('aria-busy');
      }
    }
  }

  #show(items, kept) {
    this.#items = items;
    if (kept === 0) {
      this.#body.replaceChildren();
      this.#keys.clear();
      this.#tellChosen();
    }
    this.#body.append(...items.slice(kept).map((item) => this.#line(item)));
  }

  #showAfter() {
    this.#table.hidden = this.#items.length === 0;
    setText(this.#more, 'Show more');
    this.#after.replaceChildren(...(this.#items.length === 0 ? [this.#empty()] : this.#next ? [this.#more] : []));
    // Where the end is in view still, the observer says nothing anew.
    this.#seen.unobserve(this.#after);
    this.#seen.observe(this.#after);
  }

  get #shownColumns() {
    return this.#columns.filter((column) => !column.hidden);
  }

  #drawHead() {
    const all = element('input', { type: 'checkbox', 'aria-label': 'Choose all that are shown', onchange: () =>
      this.choose(all.checked ? this.#items.map((item) => this.#keyOf(item)) : []) });
    this.#head.replaceChildren(element('tr', {},
      this.#chosen && element('th', { scope: 'col', class: 'box' }, all),
      this.#shownColumns.map(({ title, class: style }) => element('th', { scope: 'col', class: style }, title))));
  }

  #line(item) {
    const key = this.#keyOf(item);
    const box = this.#chosen && element('input', {
      type: 'checkbox', 'data-key': key, 'aria-label': 'Choose this line', onchange: () => {
        this.#keys[box.checked ? 'add' : 'delete'](key);
        this.#tellChosen();
      } });
    if (box) {
      box.checked = this.#keys.has(key);
    }
    return element('tr', { 'data-key': key, 'data-testid': 'row' },
      box && element('td', { class: 'box' }, box),
      this.#shownColumns.map(({ title, cell, class: style }, at) => {
        const content = cell(item);
        const linked = at === 0 && this.#link ? element('a', { href: this.#link(item), class: 'line' }, content) : content;
        return element('td', { class: style, 'data-title': title }, linked);
      }));
  }

  #tellChosen() {
    this.#chosen?.([...this.#keys]);
  }
}
