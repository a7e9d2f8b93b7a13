import { element, setText } from '../element.js';
import { figure, statusWord } from '../format.js';
import { ACTIVE } from './live-store.js';

const NOT_KNOWN = '–';

/** The counts, each the length of a list: choosing a tile shows that list. */
export class Tiles {
  element;
  #tiles = new Map();

  constructor(choose) {
    const tiles = [['active', '', 'Active'], ...ACTIVE.map((status) => [status, status, statusWord(status)])];
    this.element = element('div', { class: 'tiles', role: 'group', 'aria-label': 'Calls by status; choose one to see only those' },
      tiles.map(([name, status, word]) => this.#tile(name, status, word, choose)));
  }

  /** @param counts null as long as nothing was read */
  show(counts, chosen) {
    for (const [status, { tile, number }] of this.#tiles) {
      setText(number, counts === null ? NOT_KNOWN : figure(counts[status === '' ? 'total' : status]));
      tile.setAttribute('aria-pressed', String(status === chosen));
    }
  }

  #tile(name, status, word, choose) {
    const number = element('span', { class: 'tile-number' }, NOT_KNOWN);
    const tile = element('button', {
      type: 'button', class: 'tile', 'data-testid': `tile-${name}`, 'data-status': name, 'aria-pressed': 'false',
      onclick: () => choose(status),
    }, element('span', { class: 'tile-word' }, word), number);
    this.#tiles.set(status, { tile, number });
    return tile;
  }
}
