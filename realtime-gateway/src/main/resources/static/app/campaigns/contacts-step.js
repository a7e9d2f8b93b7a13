import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { FilterBar } from '../widgets/filter-bar.js';
import { ask } from '../widgets/dialog.js';
import { problemText } from '../widgets/notice.js';
import { toast } from '../widgets/toast.js';
import { stepActs } from './step-acts.js';

/** Who is called: contacts that are there, by a filter, or those of a file. */
export class ContactsStep {
  #services;
  #session;
  #campaign;
  #signal;
  #next;
  #goTo;
  #changed;
  #tell;
  #values = {};
  #counting = null;
  #in = element('p', { class: 'big', 'data-testid': 'members-count' });
  #fit = element('div', { class: 'muted', role: 'status', 'data-testid': 'fitting' });
  #add;
  #out = element('button', { type: 'button', class: 'quiet', onclick: () => this.#removeAll() }, 'Take all out that were never called');

  constructor({ services, session, campaign, signal, next, goTo, changed, tell }) {
    this.#services = services;
    this.#session = session;
    this.#campaign = campaign;
    this.#signal = signal;
    this.#next = next;
    this.#goTo = goTo;
    this.#changed = changed;
    this.#tell = tell;
    this.#add = element('button', { type: 'button', class: 'accent', 'data-testid': 'add-contacts', onclick: () => this.#addAll() }, 'Add them to the campaign');
  }

  draw() {
    this.#drawCount();
    const kept = new Map();
    const filters = new FilterBar({
      address: { get: (name) => kept.get(name) ?? '', all: (name) => kept.get(name) ?? [], set: (changes) => Object.entries(changes).forEach(([name, value]) => kept.set(name, value)), kept: () => '', keep: () => {} },
      label: 'Which contacts',
      fields: [
        { name: 'q', label: 'Words of name, e-mail or company', kind: 'text' },
        { name: 'tag', label: 'Tag', kind: 'text' },
        { name: 'group', label: 'Group', kind: 'text' },
      ],
      changed: () => this.#count(filters.values),
    });
    this.#count({});
    return [
      element('section', { class: 'panel form' }, element('h2', {}, 'In this campaign'), this.#in,
        element('div', {}, this.#out)),
      element('section', { class: 'panel form' }, element('h2', {}, 'Add contacts that are here already'), filters.element, this.#fit, element('div', {}, this.#add)),
      element('section', { class: 'panel form' }, element('h2', {}, 'Add the contacts of a file'),
        element('p', { class: 'muted' }, 'A CSV file with a phone number in each row. You see what is read before it is imported.'),
        element('div', {}, element('a', { class: 'button', href: `/contacts/import?campaign=${this.#campaign.id}`, 'data-testid': 'import-into' }, 'Import a file'))),
      stepActs({ next: this.#next, back: () => this.#goTo('agent'), note: this.#campaign.stats.totalContacts === 0 ? 'You can add contacts later; it starts with one at least.' : '' }),
    ];
  }

  #drawCount() {
    const { totalContacts, pending, suppressed } = this.#campaign.stats;
    this.#out.hidden = totalContacts === 0;
    setText(this.#in, totalContacts === 0 ? 'No contacts yet' : `${figure(totalContacts)} contacts: ${figure(pending)} wait to be called${suppressed > 0 ? `, ${figure(suppressed)} are not to be called` : ''}`);
  }

  async #count(values) {
    this.#values = values;
    this.#counting?.abort();
    const counting = new AbortController();
    this.#counting = counting;
    this.#add.disabled = true;
    try {
      const { body } = await this.#services.campaigns.get('/api/v1/contacts', { query: { ...values, count: 'exact', limit: 1 }, signal: AbortSignal.any([counting.signal, this.#signal]) });
      const { total } = body;
      const number = total?.value ?? body.items.length;
      const all = Object.values(values).every((value) => value.length === 0);
      setText(this.#fit, body.items.length === 0 ? (all ? 'There are no contacts yet. Import a file below.' : 'No contact fits.')
        : `${total?.relation === 'atLeast' ? 'At least ' : ''}${figure(number)} ${number === 1 ? 'contact' : 'contacts'} ${all ? 'in all' : number === 1 ? 'fits' : 'fit'}.`);
      this.#add.disabled = body.items.length === 0;
    } catch (problem) {
      if (!counting.signal.aborted && !this.#signal.aborted) {
        this.#fit.replaceChildren(problemText(problem));
      }
    }
  }

  /** One request goes through some thousands; the next one goes on. */
  async #addAll() {
    const filter = Object.fromEntries(Object.entries(this.#values).filter(([, value]) => value.length > 0).map(([name, value]) => [name, [value].flat()]));
    this.#add.disabled = true;
    let added = 0;
    let cursor;
    try {
      do {
        setText(this.#fit, `${figure(added)} added…`);
        const { body } = await this.#services.campaigns.post(`/api/v1/campaigns/${this.#campaign.id}/contacts`, { filter, ...(cursor ? { cursor } : {}) }, { signal: this.#signal });
        added += body.added;
        cursor = body.next;
      } while (cursor);
      setText(this.#fit, added === 0 ? 'They were in it already.' : `${figure(added)} were added.`);
    } catch (problem) {
      if (!this.#signal.aborted) {
        this.#tell(problem);
        setText(this.#fit, `${figure(added)} were added before that.`);
      }
    }
    this.#add.disabled = false;
    await this.#readAgain();
  }

  async #removeAll() {
    const path = `/api/v1/campaigns/${this.#campaign.id}/contacts/remove`;
    let removed = 0;
    const done = await ask({
      title: 'Take the contacts out?',
      text: element('p', {}, `${figure(this.#campaign.stats.totalContacts)} contacts leave the campaign, but for those that it has called. Nothing of the contacts is deleted.`),
      act: 'Take out',
      tone: 'danger',
      run: async () => {
        let cursor;
        do {
          const { body } = await this.#services.campaigns.post(path, { filter: {}, ...(cursor ? { cursor } : {}) });
          removed += body.removed;
          cursor = body.next;
        } while (cursor);
      },
    });
    if (done) {
      toast(`${figure(removed)} contacts were taken out.`);
      await this.#readAgain();
    }
  }

  /** The campaign's own figures follow within seconds; these are those of now. */
  async #readAgain() {
    try {
      const { body: stats } = await this.#services.campaigns.get(`/api/v1/campaigns/${this.#campaign.id}/stats`, { signal: this.#signal });
      this.#campaign = { ...(await this.#changed()), stats };
      this.#drawCount();
    } catch (problem) { // the next step reads it anew
      if (!this.#signal.aborted) {
        setText(this.#in, 'The figures cannot be read at the moment.');
        this.#tell(problem);
      }
    }
  }
}
