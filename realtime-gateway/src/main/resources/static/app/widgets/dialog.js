import { element, setText } from '../element.js';
import { problemText } from './notice.js';

let numbered = 0;

/**
 * Asks once more before something is done, and shows how it went. Answers whether it was done.
 *
 * @param text what will happen, in numbers where there are some; a text or elements, which may have fields
 * @param act the word on the button; @param tone `danger` where it cannot be taken back
 * @param run does it; the dialog stays open while it runs, and shows a Problem that it fails with
 */
export function ask({ title, text, act, tone = 'plain', run, testid = 'dialog' }) {
  return new Promise((resolve) => new Asking({ title, text, act, tone, run, testid }, resolve).open());
}

/** What was asked belongs to a page, and goes with it. */
export function closeDialogs() {
  document.querySelectorAll('dialog.dialog[open]').forEach((dialog) => dialog.close());
}

class Asking {
  #run;
  #done;
  #word;
  #dialog;
  #act;
  #problem = element('div', { role: 'alert' });
  #was = false;
  #before = document.activeElement;

  constructor({ title, text, act, tone, run, testid }, done) {
    const id = `dialog-${numbered += 1}`;
    this.#run = run;
    this.#done = done;
    this.#word = act;
    this.#act = element('button', { type: 'submit', class: tone === 'danger' ? 'danger' : 'accent', 'data-testid': `${testid}-act` }, act);
    const back = element('button', { type: 'button', class: 'quiet', onclick: () => this.#dialog.close() }, 'Cancel');
    const form = element('form', { class: 'asking', novalidate: true, onsubmit: (event) => this.#submit(event) },
      element('h2', { id }, title),
      element('div', { class: 'asking-text' }, text),
      this.#problem,
      element('div', { class: 'asking-acts' }, back, this.#act));
    this.#dialog = element('dialog', { class: 'dialog', 'aria-labelledby': id, 'data-testid': testid }, form);
    this.#dialog.addEventListener('cancel', (event) => this.#act.disabled && event.preventDefault());
    this.#dialog.addEventListener('close', () => this.#closed());
  }

  open() {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#act.disabled) {
      return;
    }
    this.#act.disabled = true;
    setText(this.#act, 'Working…');
    try {
      await this.#run();
      this.#was = true;
      this.#dialog.close();
    } catch (problem) {
      this.#problem.replaceChildren(problemText(problem));
      this.#act.disabled = false;
      setText(this.#act, this.#word);
    }
  }

  #closed() {
    this.#dialog.remove();
    if (this.#before?.isConnected) {
      this.#before.focus();
    }
    this.#done(this.#was);
  }
}
