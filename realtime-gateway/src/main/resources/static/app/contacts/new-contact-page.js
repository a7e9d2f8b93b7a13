import { element } from '../element.js';
import { toast } from '../widgets/toast.js';
import { ContactForm } from './contact-form.js';

/** A contact that somebody types in. */
export default class NewContactPage {
  #api;
  #session;
  #root;
  #address;

  constructor({ services, session, root, address }) {
    this.#api = services.campaigns;
    this.#session = session;
    this.#root = root;
    this.#address = address;
  }

  start() {
    this.#root.append(
      element('header', { class: 'page-head' }, element('div', {}, element('a', { class: 'back', href: '/contacts' }, '← Contacts'), element('h1', {}, 'New contact'))));
    if (!this.#session.isOperator) {
      this.#root.append(element('section', { class: 'panel form' }, element('p', {}, 'Adding contacts is for operators. Ask one.')));
      return;
    }
    const form = new ContactForm({
      word: 'Add the contact',
      store: async (said) => {
        const { body } = await this.#api.post('/api/v1/contacts', said);
        toast('The contact is added.');
        this.#address.go(`/contacts/${body.id}`, { replace: true });
      },
      done: (added) => added || this.#address.go('/contacts'),
    });
    this.#root.append(element('section', { class: 'panel' }, form.element));
    form.focus();
  }

  stop() {}
}
