import { element } from '../element.js';
import { emptyState } from '../widgets/empty-state.js';

/** There is no page at this address. */
export default class MissingPage {
  #root;
  #address;

  constructor({ root, address }) {
    this.#root = root;
    this.#address = address;
  }

  start() {
    this.#root.append(
      element('header', { class: 'page-head' }, element('h1', {}, 'Not found')),
      element('section', { class: 'panel', 'data-testid': 'missing' }, emptyState({
        title: `There is no page at ${this.#address.path}`,
        text: 'Check the address, or choose a page on the left.',
        action: element('a', { class: 'button', href: '/live' }, 'Go to the live calls'),
      })));
  }

  stop() {}
}
