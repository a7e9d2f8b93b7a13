import { byId, element } from '../element.js';
import { problemText } from './notice.js';

const STAYS = 6_000;

/** Tells shortly what was done. */
export function toast(text) {
  show(element('p', {}, text), 'done', STAYS);
}

/** Tells what somebody should not miss; it stays until it is dismissed. */
export function toastNews(text, { testid } = {}) {
  show(element('p', { 'data-testid': testid }, text), 'news', null);
}

/** Tells what went wrong; it stays until it is dismissed, since somebody may want its trace id. */
export function toastProblem(problem) {
  show(problemText(problem), 'problem', null);
}

/** What was told is for whoever was signed in. */
export function clearToasts() {
  byId('toasts').replaceChildren();
}

function show(content, tone, stays) {
  const close = element('button', { type: 'button', class: 'quiet', onclick: () => made.remove() }, 'Dismiss');
  const made = element('div', { class: 'toast', 'data-tone': tone, 'data-testid': 'toast' }, content, close);
  byId('toasts').append(made);
  if (stays) {
    setTimeout(() => made.matches(':hover, :focus-within') ? null : made.remove(), stays);
  }
}
