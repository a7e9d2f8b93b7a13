import { element } from '../element.js';

const BEYOND = 8; // lines made above and below what is seen

/**
 * A list of any length of which only the lines near the window are made. All lines are equally high. A line stays the same
 * element for as long as its thing is near, so that focus and pointer stay with it.
 */
export class VirtualList {
  element;
  #rowHeight;
  #create;
  #items = [];
  #rows = new Map();
  #planned = false;

  /**
   * @param rowHeight answers pixels, which may depend on the window
   * @param create makes the line of a key: {element, show(item, at)}
   * @param attributes of the element that holds the lines; @param signal ends it
   */
  constructor({ rowHeight, create, attributes = {}, signal }) {
    this.#rowHeight = rowHeight;
    this.#create = create;
    this.element = element('div', { ...attributes, class: `virtual ${attributes.class ?? ''}` });
    window.addEventListener('scroll', () => this.#plan(), { signal, passive: true });
    window.addEventListener('resize', () => this.#plan(), { signal, passive: true });
  }

  /** @param items [key, thing] in their order */
  show(items) {
    this.#items = items;
    this.draw();
  }

  /** The line of a key, if it is made. */
  row(key) {
    return this.#rows.get(key) ?? null;
  }

  get rows() {
    return this.#rows.values();
  }

  /** Brings the line of a place into view and answers it. */
  reveal(at) {
    const height = this.#rowHeight();
    const top = this.element.getBoundingClientRect().top + at * height;
    if (top < MARGIN || top + height > window.innerHeight) {
      window.scrollBy({ top: top < MARGIN ? top - MARGIN : top + height - window.innerHeight + 12 });
    }
    this.draw();
    return this.#rows.get(this.#items[at][0]);
  }

  draw() {
    const height = this.#rowHeight();
    this.element.style.height = `${this.#items.length * height}px`;
    const { top } = this.element.getBoundingClientRect();
    const from = Math.max(0, Math.floor(-top / height) - BEYOND);
    const to = Math.min(this.#items.length, Math.ceil((window.innerHeight - top) / height) + BEYOND);
    const near = new Map();
    for (let at = from; at < to; at += 1) {
      near.set(this.#items[at][0], at);
    }
    this.#keepFocused(near);
    for (const [key, row] of this.#rows) {
      if (!near.has(key)) {
        row.element.remove();
        this.#rows.delete(key);
      }
    }
    let place = this.element.firstElementChild;
    for (const [key, at] of [...near].sort(([, one], [, other]) => one - other)) {
      const row = this.#rows.get(key) ?? this.#make(key);
      row.element.style.transform = `translateY(${at * height}px)`;
      row.element.style.height = `${height}px`;
      row.show(this.#items[at][1], at);
      if (row.element === place) {
        place = place.nextElementSibling;
      } else if (row.element.contains(document.activeElement)) { // a moved element would lose the focus
        continue;
      } else {
        this.element.insertBefore(row.element, place);
      }
    }
  }

  #make(key) {
    const row = this.#create(key);
    this.#rows.set(key, row);
    return row;
  }

  /** A line with the focus stays, however far away. */
  #keepFocused(near) {
    for (const [key, row] of this.#rows) {
      if (!near.has(key) && row.element.contains(document.activeElement)) {
        const at = this.#items.findIndex(([one]) => one === key);
        if (at >= 0) {
          near.set(key, at);
        }
      }
    }
  }

  #plan() {
    if (!this.#planned) {
      this.#planned = true;
      requestAnimationFrame(() => {
        this.#planned = false;
        if (this.element.isConnected) {
          this.draw();
        }
      });
    }
  }
}

const MARGIN = 60; // what may stand at the window's top
