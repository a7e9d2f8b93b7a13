import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { Poll } from '../forms/poll.js';
import { ListStore } from '../list-store.js';
import { problemNotice } from '../widgets/notice.js';
import { ProgressBar } from '../widgets/progress-bar.js';
import { toastProblem } from '../widgets/toast.js';
import { download } from './download.js';
import { isOver, newest, refusalWords, refusedOf, resultOf } from './import-words.js';

const EVERY = 2_000;

/** How far an import is, as the room tells; then what came of it, with the rows that were refused. */
export class ResultStep {
  #api;
  #session;
  #live;
  #id;
  #again;
  #end = new AbortController();
  #store = new ListStore({ id: 'importId' });
  #room = null;
  #order = null;
  #poll;
  #bar = new ProgressBar({ label: 'The import' });
  #said = element('div', { class: 'result', role: 'status', 'data-testid': 'result' });
  #refused = element('section', { class: 'panel', 'aria-label': 'Refused rows', hidden: true });
  #actsOver = null;
  #ended = false;
  #acts = element('div', { class: 'step-acts' });
  #problem = element('div', {});

  constructor({ api, session, live, id, again }) {
    this.#api = api;
    this.#session = session;
    this.#live = live;
    this.#id = id;
    this.#again = again;
  }

  draw() {
    this.#poll = new Poll({ run: () => this.#read(), every: EVERY, signal: this.#end.signal });
    this.#poll.now();
    if (this.#session.isOperator) {
      this.#room = this.#live.enter('imports', this.#store, { entered: () => this.#told(), changed: () => this.#told() });
    }
    return [element('section', { class: 'panel form' }, this.#bar.element, this.#said, this.#problem), this.#refused, this.#acts];
  }

  stop() {
    this.#end.abort();
    this.#room?.leave();
  }

  get #path() {
    return `/api/v1/contact-imports/${encodeURIComponent(this.#id)}`;
  }

  async #read() {
    if (this.#order && isOver(this.#order) && this.#order.refused) {
      return; // nothing comes any more
    }
    try {
      const { body } = await this.#api.get(this.#path, { signal: this.#end.signal });
      this.#problem.replaceChildren();
      if (!this.#order || body.version >= this.#order.version) {
        this.#order = body;
        this.#show();
      }
    } catch (problem) {
      if (!this.#end.signal.aborted) {
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#poll.now() }));
      }
    }
  }

  #told() {
    if (!this.#order) {
      return;
    }
    const now = newest(this.#order, this.#store.find(this.#id));
    if (now === this.#order) {
      return;
    }
    if (isOver(now)) {
      this.#order = { ...now, version: this.#order.version, state: this.#order.state, refused: undefined };
      this.#poll.now(); // with its refused rows
    } else {
      this.#order = now;
      this.#show();
    }
  }

  #show() {
    const order = this.#order;
    const over = isOver(order);
    this.#bar.show({ value: over && order.state === 'done' ? 100 : order.progress.percent, max: 100, text: over ? { done: 'Done', failed: 'Failed', cancelled: 'Ended' }[order.state] : `${order.progress.percent} %, ${figure(order.counts.read)} rows` });
    this.#said.dataset.state = order.state;
    this.#said.replaceChildren(...(over
      ? resultOf(order).map((sentence) => element('p', {}, sentence))
      : [element('p', {}, order.state === 'queued' ? 'It waits for its turn.' : 'It is being imported. You may leave this page: it goes on.')]));
    this.#drawRefused(order, over);
    this.#drawActs(order, over);
  }

  #drawRefused(order, over) {
    const many = refusedOf(order);
    this.#refused.hidden = !over || many === 0;
    if (this.#refused.hidden) {
      return;
    }
    const rows = order.refused ?? [];
    this.#refused.replaceChildren(...[
      element('div', { class: 'panel-head' },
        element('h2', {}, many === 1 ? '1 refused row' : `${figure(many)} refused rows`),
        element('span', { class: 'muted' }, Object.entries(order.counts.refused).map(([reason, count]) => `${figure(count)} × ${refusalWords(reason)}`).join(' · ')),
        this.#session.isOperator && element('button', { type: 'button', class: 'accent', 'data-testid': 'download-refused', onclick: (event) => this.#download(event.currentTarget) }, 'Download the refused rows')),
      element('div', { class: 'table-frame', tabindex: 0, role: 'group', 'aria-label': 'The first refused rows' }, element('table', { class: 'list', 'aria-label': 'The first refused rows', 'data-testid': 'refused' },
        element('thead', {}, element('tr', {}, ['Line', 'What is wrong', 'Row'].map((title) => element('th', { scope: 'col' }, title)))),
        element('tbody', {}, rows.map(({ line, field, message, text }) => element('tr', {},
          element('td', { 'data-title': 'Line' }, String(line)), element('td', { 'data-title': 'What is wrong' }, [field, message].filter(Boolean).join(' ')),
          element('td', { 'data-title': 'Row' }, element('code', {}, text ?? ''))))))),
      rows.length < many && element('p', { class: 'muted in-panel' }, `The first ${figure(rows.length)}; the file has all of them.`),
    ].filter(Boolean));
  }

  /** Anew only where the import has come to its end: a button under the pointer or with the focus stays. */
  #drawActs(order, over) {
    if (this.#actsOver === over) {
      return;
    }
    this.#actsOver = over;
    const focused = this.#acts.contains(document.activeElement) || (this.#ended && document.activeElement === document.body);
    const { campaignId, tags } = order.options;
    this.#acts.replaceChildren(...(over ? [
      campaignId && element('a', { class: 'accent', href: `/campaigns/${campaignId}/setup?step=rules`, 'data-testid': 'on' }, 'Go on with the campaign'),
      element('a', { class: campaignId ? 'button' : 'accent', href: tags.length > 0 ? `/contacts?${new URLSearchParams({ tag: tags[0] })}` : '/contacts' }, 'See the contacts'),
      element('button', { type: 'button', class: 'quiet', onclick: () => this.#again() }, 'Import another file'),
    ] : [
      this.#session.isOperator && element('button', { type: 'button', class: 'danger', onclick: (event) => this.#cancel(event.currentTarget) }, 'End the import'),
      element('span', { class: 'muted' }, 'What is imported stays.'),
    ]).filter(Boolean));
    if (focused) {
      this.#acts.querySelector('a, button')?.focus();
    }
  }

  async #download(button) {
    button.disabled = true;
    try {
      await download(this.#api, `${this.#path}/refused`, { query: { format: 'csv' }, name: `refused-${this.#id}.csv`, signal: this.#end.signal });
    } catch (problem) {
      toastProblem(problem);
    }
    button.disabled = false;
  }

  async #cancel(button) {
    this.#ended = true; // the button that is disabled loses the focus
    button.disabled = true;
    setText(button, 'Ending…');
    try {
      await this.#api.post(`${this.#path}/cancel`);
      this.#poll.now();
    } catch (problem) {
      toastProblem(problem);
      button.disabled = false;
      setText(button, 'End the import');
    }
  }
}
