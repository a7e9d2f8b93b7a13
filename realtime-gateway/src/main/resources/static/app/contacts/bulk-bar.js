import { list } from '../campaigns/draft.js';
import { element, setText } from '../element.js';
import { figure } from '../format.js';
import { ask } from '../widgets/dialog.js';
import { problemText } from '../widgets/notice.js';
import { toast } from '../widgets/toast.js';
import { CONTACT_STATUSES } from './contact-words.js';

const MOST_IDS = 1_000;
const ACTIONS = [
  ['add-tags', 'Add tags', 'tags'], ['remove-tags', 'Remove tags', 'tags'], ['add-groups', 'Add to groups', 'groups'], ['remove-groups', 'Take out of groups', 'groups'],
  ['set-status', 'Set status', null], ['delete', 'Delete', null],
];

/** What is done to many contacts: to those that were chosen, or to all that the filters let through. */
export class BulkBar {
  element = element('div', { class: 'bulk', 'data-testid': 'bulk', hidden: true });
  #api;
  #session;
  #signal;
  #filter;
  #any;
  #changed;
  #unchosen;
  #ids = [];
  #all = false;
  #text = element('strong', { 'data-testid': 'bulk-text' });
  #scope;

  /** @param filter what the list is filtered by; @param any whether it is filtered at all */
  constructor({ api, session, signal, filter, any, changed, unchosen }) {
    this.#api = api;
    this.#session = session;
    this.#signal = signal;
    this.#filter = filter;
    this.#any = any;
    this.#changed = changed;
    this.#unchosen = unchosen;
    this.#scope = element('button', { type: 'button', class: 'quiet', onclick: () => {
      this.#all = !this.#all;
      this.#draw();
    } });
    this.element.append(this.#text, this.#scope,
      element('button', { type: 'button', class: 'quiet', 'data-testid': 'bulk-campaign', onclick: () => this.#toCampaign() }, 'Add to a campaign'),
      ...(session.isAdmin ? ACTIONS.map(([action, word, field]) =>
        element('button', { type: 'button', class: action === 'delete' ? 'danger' : 'quiet', 'data-testid': `bulk-${action}`, onclick: () => this.#ask(action, word, field) }, word)) : []),
      ...(session.isAdmin ? [] : [element('span', { class: 'muted' }, 'Changing many contacts at once is for admins.')]),
      element('button', { type: 'button', class: 'quiet', onclick: () => unchosen() }, 'Choose none'));
  }

  show(ids) {
    this.#ids = ids.slice(0, MOST_IDS);
    this.#all = false;
    this.#draw();
  }

  #draw() {
    this.element.hidden = this.#ids.length === 0;
    setText(this.#text, this.#what());
    setText(this.#scope, this.#all ? `Only the ${figure(this.#ids.length)} chosen ones` : `All that ${this.#any() ? 'fit the filters' : 'there are'}`);
  }

  #what() {
    const those = this.#ids.length === 1 ? '1 contact' : `${figure(this.#ids.length)} contacts`;
    return this.#all ? (this.#any() ? 'All contacts that fit the filters' : 'All contacts') : those;
  }

  get #selection() {
    return this.#all
      ? { filter: Object.fromEntries(Object.entries(this.#filter()).map(([name, value]) => [name, [value].flat()])) }
      : { ids: this.#ids };
  }

  async #ask(action, word, field) {
    const labels = element('input', { type: 'text', 'data-testid': 'labels', placeholder: 'several with commas between' });
    const status = element('select', { 'data-testid': 'status' }, CONTACT_STATUSES.map(([value, name]) => element('option', { value }, name)));
    const sums = { changed: 0, refused: 0 };
    const done = await ask({
      title: `${word}: ${this.#what()}`,
      text: [
        field && element('label', {}, field === 'tags' ? 'Tags' : 'Groups', labels),
        action === 'set-status' && element('label', {}, 'Status', status),
        element('p', {}, action === 'delete' ? 'They are deleted, with what was counted of their calls; the calls themselves stay. Campaigns call them no more. This cannot be taken back.' : 'It is done at once.'),
      ].filter(Boolean),
      act: word,
      tone: action === 'delete' ? 'danger' : 'plain',
      testid: 'bulk-dialog',
      run: () => this.#run({
        ...this.#selection, action, ...(field ? { [field]: list(labels.value) } : {}), ...(action === 'set-status' ? { status: status.value } : {}),
      }, sums),
    });
    if (done) {
      toast(`${figure(sums.changed)} changed${sums.refused > 0 ? `; ${figure(sums.refused)} would have too many and stay as they are` : ''}.`);
      this.#changed();
    }
  }

  async #run(body, sums) {
    let cursor;
    do {
      const { body: answer } = await this.#api.post('/api/v1/contacts/bulk', { ...body, ...(cursor ? { cursor } : {}) }, { signal: this.#signal });
      sums.changed += answer.changed;
      sums.refused += answer.refused;
      cursor = answer.next;
    } while (cursor);
  }

  async #toCampaign() {
    const choice = element('select', { 'data-testid': 'campaign' }, element('option', { value: '' }, 'Reading the campaigns…'));
    const said = element('div', { class: 'muted', role: 'status' });
    this.#readCampaigns(choice, said);
    let added = 0;
    const done = await ask({
      title: `Add to a campaign: ${this.#what()}`,
      text: [element('label', {}, 'Campaign', choice), said, element('p', {}, 'Who is in it already stays as it is there; who does not want to be called comes in as not to be called.')],
      act: 'Add',
      testid: 'campaign-dialog',
      run: async () => {
        let cursor;
        do {
          const { body } = await this.#api.post(`/api/v1/campaigns/${choice.value}/contacts`, { ...this.#selection, ...(cursor ? { cursor } : {}) });
          added += body.added;
          cursor = body.next;
        } while (cursor);
      },
    });
    if (done) {
      toast(`${figure(added)} were added.`);
      this.#unchosen();
    }
  }

  async #readCampaigns(choice, said) {
    try {
      const status = this.#session.isAdmin ? ['draft', 'scheduled', 'active', 'paused'] : ['draft'];
      const { body: { items } } = await this.#api.get('/api/v1/campaigns', { query: { status, limit: 200 }, signal: this.#signal });
      choice.replaceChildren(...items.map(({ id, name }) => element('option', { value: id }, name)));
      setText(said, items.length === 0 ? 'There is no campaign that takes contacts. Create one first.' : this.#session.isAdmin ? '' : 'Drafts only: the others are for admins.');
    } catch (problem) {
      choice.replaceChildren(element('option', { value: '' }, 'The campaigns cannot be read'));
      said.replaceChildren(problemText(problem));
    }
  }
}
