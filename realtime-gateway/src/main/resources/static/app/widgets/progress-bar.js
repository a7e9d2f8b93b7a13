import { element, setText } from '../element.js';
import { figure } from '../format.js';

/** How far something is, with words beside it. */
export class ProgressBar {
  element;
  #bar = element('progress', {});
  #text = element('span', { class: 'figures' });

  constructor({ label }) {
    this.#bar.setAttribute('aria-label', label);
    this.element = element('div', { class: 'progress', 'data-testid': 'progress' }, this.#bar, this.#text);
  }

  /** @param max null as long as nobody knows how much it will be */
  show({ value, max, text = max ? `${figure(value)} of ${figure(max)}` : figure(value) }) {
    if (max === null || max === undefined) {
      this.#bar.removeAttribute('value');
    } else {
      this.#bar.max = Math.max(1, max);
      this.#bar.value = value;
    }
    setText(this.#text, text);
  }
}
