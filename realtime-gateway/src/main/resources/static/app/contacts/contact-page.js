import { campaignStatus, outcomeWords, reasonWords } from '../campaigns/words.js';
import { when } from '../campaigns/when.js';
import { element, statusBadge } from '../element.js';
import { answeredByWord, directionWord, duration, sentence, statusWord } from '../format.js';
import { CursorTable } from '../widgets/cursor-table.js';
import { ask } from '../widgets/dialog.js';
import { emptyState } from '../widgets/empty-state.js';
import { problemNotice } from '../widgets/notice.js';
import { toast } from '../widgets/toast.js';
import { ContactForm } from './contact-form.js';
import { contactStatus } from './contact-words.js';
import { SuppressionsPanel } from './suppressions-panel.js';

/** One contact: who it is, what it agreed to, all its calls, the campaigns it is in and the lists it is on. */
export default class ContactPage {
  #services;
  #session;
  #root;
  #address;
  #id;
  #end = new AbortController();
  #contact = null;
  #etag = null;
  #head = element('header', { class: 'page-head' });
  #problem = element('div', {});
  #facts = element('section', { class: 'panel', 'aria-label': 'Who it is' });
  #suppressions;

  constructor({ services, session, root, address }) {
    this.#services = services;
    this.#session = session;
    this.#root = root;
    this.#address = address;
    this.#id = address.params.id;
  }

  async start() {
    this.#head.append(element('div', {}, element('a', { class: 'back', href: '/contacts' }, '← Contacts'), element('h1', {}, 'Contact')));
    this.#root.append(this.#head, this.#problem);
    if (!(await this.#read())) {
      return;
    }
    const { signal } = this.#end;
    this.#suppressions = new SuppressionsPanel({ api: this.#services.campaigns, session: this.#session, signal });
    const calls = this.#calls(signal);
    const campaigns = this.#campaigns(signal);
    this.#root.append(
      element('div', { class: 'two-columns' }, this.#facts, element('div', {}, panel('Campaigns', campaigns), this.#suppressions.element)),
      panel('Calls', calls));
    this.#draw();
    calls.reload();
    campaigns.reload();
  }

  stop() {
    this.#end.abort();
  }

  get #path() {
    return `/api/v1/contacts/${encodeURIComponent(this.#id)}`;
  }

  async #read() {
    try {
      const { body, etag } = await this.#services.campaigns.get(this.#path, { signal: this.#end.signal });
      this.#contact = body;
      this.#etag = etag;
      this.#problem.replaceChildren();
      return true;
    } catch (problem) {
      if (!this.#end.signal.aborted) {
        this.#problem.replaceChildren(problemNotice(problem, { again: () => this.#address.go(location.pathname, { replace: true }) }));
      }
      return false;
    }
  }

  #draw() {
    const { name, phoneNumber, status } = this.#contact;
    this.#address.title(name ?? 'Contact');
    this.#head.replaceChildren(
      element('div', {}, element('a', { class: 'back', href: '/contacts' }, '← Contacts'),
        element('h1', {}, name ?? phoneNumber, ' ', element('span', { class: 'head-status' }, statusBadge(contactStatus(status), status)))),
      element('div', { class: 'acts' },
        this.#session.isOperator && element('button', { type: 'button', class: 'quiet', 'data-testid': 'edit', onclick: () => this.#edit() }, 'Edit'),
        this.#session.isOperator && status !== 'do-not-call' && element('button', { type: 'button', class: 'danger', 'data-testid': 'opt-out', onclick: () => this.#optOut() }, 'Never call again'),
        this.#session.isAdmin && element('button', { type: 'button', class: 'danger', onclick: () => this.#delete() }, 'Delete')));
    this.#facts.replaceChildren(...facts(this.#contact));
    this.#suppressions.show(this.#contact);
  }

  #edit() {
    const form = new ContactForm({
      contact: this.#contact,
      store: async (patch) => {
        const { body, etag } = await this.#services.campaigns.patch(this.#path, patch, { etag: this.#etag });
        this.#contact = body;
        this.#etag = etag;
      },
      done: (changed) => {
        this.#draw();
        if (changed) {
          toast('The contact is stored.');
        }
      },
      readAgain: async () => {
        if (await this.#read()) {
          this.#draw();
          this.#edit();
        }
      },
    });
    this.#facts.replaceChildren(form.element);
    form.focus();
  }

  async #optOut() {
    const reason = element('input', { type: 'text', maxlength: 500, 'data-testid': 'opt-out-reason' });
    const done = await ask({
      title: 'Never call this contact again?',
      text: [element('p', {}, 'No campaign calls the number from the next call on. Only an admin can take this back, with a reason.'), element('label', {}, 'How it was said', reason)],
      act: 'Never call again', tone: 'danger', testid: 'opt-out-dialog',
      run: () => this.#services.campaigns.post('/api/v1/opt-outs', { contactId: this.#id, source: 'dashboard', ...(reason.value.trim() ? { reason: reason.value.trim() } : {}) }),
    });
    if (done && await this.#read()) {
      this.#draw();
      toast('The number is on the list of those that are never called.');
    }
  }

  async #delete() {
    const done = await ask({
      title: 'Delete this contact?',
      text: element('p', {}, 'The contact is deleted, with what was counted of its calls. The calls themselves stay. This cannot be taken back.'),
      act: 'Delete', tone: 'danger',
      run: () => this.#services.campaigns.delete(this.#path, { etag: this.#etag }),
    });
    if (done) {
      toast('The contact is deleted.');
      this.#address.go('/contacts');
    }
  }

  #calls(signal) {
    return new CursorTable({
      label: 'Calls with this contact', testid: 'contact-calls', signal,
      columns: [
        { key: 'start', title: 'Started', cell: ({ startTime }) => when(startTime) },
        { key: 'status', title: 'Status', cell: ({ status }) => statusBadge(statusWord(status), status) },
        { key: 'answered', title: 'Answered by', cell: ({ answeredBy }) => (answeredBy ? answeredByWord(answeredBy) : '') },
        { key: 'success', title: 'Came to', cell: ({ callSuccessful }) => (callSuccessful ? sentence(callSuccessful) : '') },
        { key: 'direction', title: 'Direction', cell: ({ direction }) => directionWord(direction) },
        { key: 'duration', title: 'Duration', class: 'number', cell: (call) => (call.duration === undefined ? '' : duration(call.duration)) },
      ],
      keyOf: ({ sid }) => sid,
      link: ({ sid }) => `/calls/${sid}`,
      read: async ({ cursor, signal: reading }) => (await this.#services.calls.get('/api/v1/calls', { query: { contact: this.#id, cursor, limit: 25 }, signal: reading })).body,
      empty: () => emptyState({ title: 'No calls yet', text: 'A campaign that has the contact calls it; or somebody calls in.' }),
    });
  }

  #campaigns(signal) {
    return new CursorTable({
      label: 'Campaigns of this contact', testid: 'contact-campaigns', signal,
      columns: [
        { key: 'name', title: 'Campaign', cell: ({ campaign, campaignId }) => campaign?.name ?? campaignId },
        { key: 'status', title: 'Campaign is', cell: ({ campaign }) => (campaign ? campaignStatus(campaign.status) : '') },
        { key: 'contact', title: 'Contact', cell: ({ contact }) => standing(contact) },
        { key: 'attempts', title: 'Attempts', class: 'number', cell: ({ contact }) => String(contact.attempts) },
      ],
      keyOf: ({ campaignId }) => campaignId,
      link: ({ campaignId }) => `/campaigns/${campaignId}`,
      read: async ({ cursor, signal: reading }) => (await this.#services.campaigns.get(`${this.#path}/campaigns`, { query: { cursor, limit: 25 }, signal: reading })).body,
      empty: () => emptyState({ title: 'In no campaign', text: 'Choose it in the list of contacts to add it to one.' }),
    });
  }
}

function panel(title, table) {
  return element('section', { class: 'panel', 'aria-label': title }, element('div', { class: 'panel-head' }, element('h2', {}, title)), table.element);
}

function standing({ status, outcome, lastDecision }) {
  const words = { pending: 'waits', reserved: 'is being called', calling: 'is being called', 'retry-wait': 'is called again', completed: 'reached', failed: 'not reached', suppressed: 'not to be called' }[status] ?? status;
  const why = lastDecision?.reason && !lastDecision.dial && ['pending', 'suppressed'].includes(status) ? `: ${reasonWords(lastDecision.reason).toLowerCase()}` : '';
  return element('span', {}, words, element('span', { class: 'muted' }, why || (outcome ? `: ${outcomeWords(outcome).toLowerCase()}` : '')));
}

function facts({ phoneNumber, email, details, consent, tags, groups, source, customFields, priority, createdAt, history }) {
  const address = details.address;
  const rows = [
    ['Number', phoneNumber],
    ['E-mail', email],
    ['Company', [details.company, details.title].filter(Boolean).join(', ')],
    ['Address', address && [address.line, [address.zip, address.city].filter(Boolean).join(' '), address.state, address.country].filter(Boolean).join(', ')],
    ['Time zone', details.timeZone ?? 'by the number'],
    ['Prefers calls', details.preferredCallTime && `${details.preferredCallTime.start}–${details.preferredCallTime.end}`],
    ['Consent', consent ? [consent.basis, consent.at && when(consent.at), consent.source].filter(Boolean).join(', ') : 'none noted'],
    ['Tags', tags.join(', ')],
    ['Groups', groups.join(', ')],
    ['Priority', priority],
    ['Comes from', source],
    ['Calls', `${history.totalCalls}${history.lastCallDate ? `, the last ${when(history.lastCallDate)}` : ''}`],
    ['Here since', when(createdAt)],
    ...Object.entries(customFields),
  ];
  return [
    element('div', { class: 'panel-head' }, element('h2', {}, 'Who it is')),
    element('dl', { class: 'facts in-panel', 'data-testid': 'facts' }, rows.filter(([, fact]) => fact !== undefined && fact !== null && fact !== '')
      .flatMap(([name, fact]) => [element('dt', {}, name), element('dd', {}, String(fact))])),
  ];
}
