import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { KeyedList } from './keyed-list.js';

let numbered = 0;

/** A list under a heading that counts it; not there while it is empty. */
export class ListPanel {
  element;
  #count = element('span', { class: 'count' });
  #lines;

  /** @param style of the list; @param line makes the line of a thing */
  constructor({ title, style, testid, line }) {
    const id = `panel-${numbered += 1}`;
    const list = element('ul', { class: style, 'data-testid': testid });
    this.#lines = new KeyedList(list, line);
    this.element = element('section', { class: 'panel', 'aria-labelledby': id, hidden: true },
      element('div', { class: 'panel-head' }, element('h2', { id }, title), this.#count), list);
  }

  /** @param lines [key, thing] */
  showLines(lines, count = figure(lines.length)) {
    this.element.hidden = lines.length === 0;
    setText(this.#count, count);
    this.#lines.show(lines);
  }
}
