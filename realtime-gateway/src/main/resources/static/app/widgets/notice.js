import { element } from '../element.js';
import { copyable } from './copy-button.js';

/** What happened, what to do, and the trace id where the service gave one. @param again what "Try again" does, if it can help */
export function problemNotice(problem, { again = null } = {}) {
  return element('div', { class: 'notice', 'data-tone': 'problem', 'data-testid': 'problem', role: 'alert' },
    problemText(problem),
    again && element('button', { type: 'button', class: 'quiet', onclick: again }, 'Try again'));
}

/** The same without a frame, for a form or a dialog. */
export function problemText(problem) {
  const said = problem.detail ?? 'This page could not be shown. Load it again; if it stays so, report it.';
  return element('div', { class: 'problem-text' },
    element('p', {}, problem.title && !said.startsWith(problem.title) ? element('strong', {}, `${problem.title}. `) : null, said),
    problem.traceId ? element('p', { class: 'trace' }, 'Trace id ', copyable(problem.traceId, { label: 'the trace id' })) : null);
}

/** Something to know, which can be dismissed. @param tone news, warning or problem */
export function notice(text, { tone = 'news', dismissed = null, testid = 'page-notice' } = {}) {
  const made = element('div', { class: 'notice', 'data-tone': tone, 'data-testid': testid, role: 'status' },
    element('p', {}, text),
    element('button', { type: 'button', class: 'quiet', onclick: () => {
      made.remove();
      dismissed?.();
    } }, 'Dismiss'));
  return made;
}
