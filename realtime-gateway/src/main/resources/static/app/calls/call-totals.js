import { element } from '../element.js';
import { figure, sentence, spoken, statusWord } from '../format.js';
import { problemNotice } from '../widgets/notice.js';

const OVER = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];

/** Sums of what is filtered. They are of the same calls as the list: both are asked with the same filters and the same end. */
export class CallTotals {
  element = element('dl', { class: 'totals', 'data-testid': 'totals', 'aria-live': 'off' });
  total = null;

  clear() {
    this.total = null;
    this.element.replaceChildren();
  }

  /** Why there are no figures, although there is a list. @param again reads them again */
  showProblem(problem, { again }) {
    this.clear();
    this.element.replaceChildren(element('div', {},
      element('dt', {}, 'Figures'), element('dd', {}, problemNotice(problem, { again }))));
  }

  /** @param stats as the service counted them */
  show({ total, byStatus, byOutcome, talk, ring }) {
    this.total = total;
    const over = OVER.reduce((sum, status) => sum + (byStatus[status] ?? 0), 0);
    this.#fill([
      ['Calls', figure(total)],
      ...Object.entries(byStatus).filter(([status]) => !OVER.includes(status))
        .map(([status, number]) => [statusWord(status), figure(number)]),
      ['Completed', `${figure(byStatus.completed ?? 0)} (${share(byStatus.completed ?? 0, over)})`],
      ...['success', 'voicemail', 'failed'].filter((outcome) => byOutcome[outcome])
        .map((outcome) => [sentence(outcome), `${figure(byOutcome[outcome])} (${share(byOutcome[outcome], over)})`]),
      ['Talk time', spoken(talk.totalSeconds)],
      ['Average', spoken(Math.round(talk.averageSeconds))],
      ['Average ring', spoken(Math.round(ring.averageSeconds))],
    ]);
  }

  /** Where the time is too long for all of them: the number alone. @param relation exact, atLeast or estimate */
  showCount({ value, relation }) {
    this.total = relation === 'exact' ? value : null;
    const words = { exact: figure(value), atLeast: `more than ${figure(value)}`, estimate: `about ${figure(value)}` };
    this.#fill([['Calls', words[relation]], ['More figures', 'for 31 days at most']]);
  }

  #fill(figures) {
    this.element.replaceChildren(...figures.map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, value))));
  }
}

function share(number, of) {
  const percent = 100 * number / of;
  return of === 0 ? '–' : percent > 0 && percent < 1 ? '<1 %' : `${Math.round(percent)} %`;
}
