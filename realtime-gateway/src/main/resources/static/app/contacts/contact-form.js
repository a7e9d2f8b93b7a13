import { element } from '../element.js';
import { Form } from '../forms/form.js';
import { problemNotice } from '../widgets/notice.js';
import { CONTACT_STATUSES } from './contact-words.js';
import { mistakesOf, patchOf, typedOf } from './contact-draft.js';

/** What people say of a contact, to be changed. Nobody else's change is overwritten: the service refuses that. */
export class ContactForm {
  element;
  #before;
  #form;
  #store;
  #done;
  #readAgain;
  #problem = element('div', {});
  #act;

  /**
   * @param contact as it was read, or nothing for a new one; @param store (patch) → promise; @param done told whether it was changed
   * @param readAgain reads what somebody else changed meanwhile
   */
  constructor({ contact = {}, store, done, readAgain = null, word = 'Store' }) {
    this.#before = typedOf(contact);
    this.#form = new Form({ typed: { ...this.#before }, mistakes: mistakesOf });
    this.#store = store;
    this.#done = done;
    this.#readAgain = readAgain;
    this.#act = element('button', { type: 'submit', class: 'accent', 'data-testid': 'store' }, word);
    this.element = element('form', { class: 'form', novalidate: true, onsubmit: (event) => this.#submit(event) },
      element('h2', {}, contact.id ? 'Change the contact' : 'New contact'), this.#fields(), this.#problem,
      element('div', { class: 'step-acts' }, element('button', { type: 'button', class: 'quiet', onclick: () => done(false) }, 'Cancel'), this.#act));
  }

  focus() {
    this.element.querySelector('input')?.focus();
  }

  #fields() {
    const two = (...fields) => element('div', { class: 'fields-two' }, fields.map(([path, label, more = {}]) => this.#form.field(path, { label, ...more })));
    return [
      two(['phoneNumber', 'Phone number', { attributes: { type: 'tel' } }], ['name', 'Name']),
      two(['email', 'E-mail'], ['status', 'Status', { kind: 'select', options: CONTACT_STATUSES }]),
      two(['details.company', 'Company'], ['details.title', 'Job title']),
      two(['details.address.line', 'Street'], ['details.address.city', 'City']),
      two(['details.address.zip', 'Postcode'], ['details.address.state', 'State']),
      two(['details.address.country', 'Country'], ['details.timeZone', 'Time zone', { hint: 'Such as Europe/Vienna; left empty, by the number.' }]),
      two(['details.preferredCallTime.start', 'Prefers calls from', { attributes: { placeholder: '09:00' } }], ['details.preferredCallTime.end', 'until', { attributes: { placeholder: '17:00' } }]),
      two(['consent.basis', 'Consent: basis', { hint: 'Such as opt-in or contract.' }], ['consent.source', 'Consent: source']),
      two(['tags', 'Tags', { hint: 'With commas between.' }], ['groups', 'Groups', { hint: 'With commas between.' }]),
      two(['priority', 'Priority', { hint: '0 to 10; the highest is called first.' }], ['source', 'Comes from']),
    ];
  }

  async #submit(event) {
    event.preventDefault();
    if (!this.#form.check()) {
      return;
    }
    const patch = patchOf(this.#before, this.#form.typed);
    if (patch === null) {
      this.#done(false);
      return;
    }
    this.#act.disabled = true;
    this.#problem.replaceChildren();
    try {
      await this.#store(patch);
      this.#done(true);
    } catch (problem) {
      const others = this.#form.refuse(problem);
      this.#problem.replaceChildren(problemNotice(problem, problem.status === 412 && this.#readAgain ? { again: this.#readAgain } : {}),
        ...(others.length > 0 ? [element('ul', { class: 'problem-list' }, others.map(({ field, message }) => element('li', {}, `${field} ${message}`)))] : []));
      this.#act.disabled = false;
    }
  }
}
