import { element } from '../element.js';

/** Why nobody is called right now, or who is: the answer first, what else holds back others behind it. */
export class WhyPanel {
  element = element('section', { class: 'panel why-now', 'aria-label': 'What happens right now', 'data-testid': 'why' });
  #shown = '';

  show(answers) {
    const text = JSON.stringify(answers);
    if (text !== this.#shown) {
      this.#shown = text;
      this.element.dataset.tone = answers[0].tone;
      this.element.replaceChildren(...answers.map(({ tone, title, text: more }, at) =>
        element('div', { class: 'why-answer', 'data-tone': tone, 'data-testid': at === 0 ? 'why-answer' : null },
          element('p', { class: 'why-title' }, title), more && element('p', {}, more))));
    }
  }
}
