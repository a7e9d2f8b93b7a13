import { element } from '../element.js';

/** Nothing is there: why, and what to do next. @param text a text or elements; @param action a button or link, if there is one */
export function emptyState({ title, text = '', action = null, testid = 'empty-state' }) {
  return element('div', { class: 'empty', 'data-testid': testid },
    element('p', { class: 'empty-title' }, title), element('p', {}, text), action);
}
