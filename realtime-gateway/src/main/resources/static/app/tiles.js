import { byId, element, setText } from './element.js';
import { statusWord } from './format.js';
import { ACTIVE } from './live-store.js';

/** The counts, each the length of a list: choosing a tile shows that list. */
export class Tiles {
  #tiles = new Map();

  constructor(choose) {
    const tiles = [['active', '', 'Active'], ...ACTIVE.map((status) => [status, status, statusWord(status)])];
    byId('tiles').replaceChildren(...tiles.map(([name, status, word]) => {
      const number = element('span', { class: 'tile-number' }, NOT_KNOWN);
      const tile = element(
        'button', { type: 'button', class: 'tile', 'data-testid': `tile-${name}`, 'data-status': name, 'aria-pressed': 'false' },
        element('span', { class: 'tile-word' }, word), number);
      tile.addEventListener('click', () => choose(status));
      this.#tiles.set(status, { tile, number });
      return tile;
    }));
  }

  /** @param counts null as long as nothing was read */
  show(counts, chosen) {
    for (const [status, { tile, number }] of this.#tiles) {
      setText(number, counts === null ? NOT_KNOWN : String(counts[status === '' ? 'total' : status]));
      tile.setAttribute('aria-pressed', String(status === chosen));
    }
  }
}

const NOT_KNOWN = '–';
