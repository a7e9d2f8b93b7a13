import { element } from '../element.js';

/** The way on at the end of a step, and back. */
export function stepActs({ next = null, word = 'Continue', back = null, note = '' }) {
  const on = next && element('button', { type: 'button', class: 'accent', 'data-testid': 'next', onclick: () => next(on) }, word);
  return element('div', { class: 'step-acts' },
    back && element('button', { type: 'button', class: 'quiet', 'data-testid': 'back', onclick: back }, 'Back'),
    on, note && element('span', { class: 'muted' }, note));
}
