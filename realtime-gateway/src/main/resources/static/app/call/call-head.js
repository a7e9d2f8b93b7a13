import { totalCost, money } from '../calls/call-columns.js';
import { element, setText, statusBadge } from '../element.js';
import { answeredByWord, directionWord, duration, elapsed, fullTime, momentOf, NONE, sentence, statusWord } from '../format.js';
import { copyable } from '../widgets/copy-button.js';

const OVER = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];

/** Who spoke with whom, when, and what came of it. */
export class CallHead {
  element;
  #title = element('h1', { 'data-testid': 'call-title' }, 'Call');
  #status = element('p', { class: 'call-status', 'data-testid': 'call-status' });
  #facts = element('dl', { class: 'facts wide', 'data-testid': 'call-facts' });
  #more = element('dl', { class: 'facts wide' });
  #names;
  #call = null;
  #running = null;

  /** @param actions what can be done to the call; @param campaignName answers a name for an id */
  constructor({ actions, campaignName }) {
    this.#names = campaignName;
    this.element = element('div', { class: 'call-top' },
      element('header', { class: 'page-head' },
        element('div', {}, element('a', { class: 'back', href: '/calls' }, '← Calls'), this.#title, this.#status), actions),
      element('section', { class: 'panel call-facts', 'aria-label': 'What is known of the call' }, this.#facts,
        element('details', { class: 'more-facts' }, element('summary', {}, 'SIDs and more'), this.#more)));
  }

  /** A title for the browser's tab. */
  get title() {
    return this.#title.textContent;
  }

  show(call) {
    this.#call = call;
    const parties = `${call.from ?? NONE} → ${call.to ?? NONE}`;
    setText(this.#title, call.contactName ? call.contactName : parties);
    const over = OVER.includes(call.status);
    this.#running = over ? null : element('span', {}, elapsed(call, Date.now()));
    this.#status.replaceChildren(
      statusBadge(statusWord(call.status), call.status),
      ...(call.outcome?.status ? [element('span', { class: 'outcome', 'data-outcome': call.outcome.status }, sentence(call.outcome.status))] : []),
      ...(call.contactName ? [element('span', { class: 'parties' }, parties)] : []),
      ...(this.#running ? [this.#running] : []));
    this.#facts.replaceChildren(...listed(factsOf(call, this.#names)));
    this.#more.replaceChildren(...listed(moreOf(call)));
  }

  tick() {
    if (this.#running) {
      setText(this.#running, elapsed(this.#call, Date.now()));
    }
  }
}

function listed(facts) {
  return facts.filter(([, fact]) => fact !== null && fact !== undefined && fact !== '')
    .map(([name, fact]) => element('div', {}, element('dt', {}, name), element('dd', {}, fact instanceof Node ? fact : String(fact))));
}

function factsOf(call, campaignName) {
  const { cost } = call;
  return [
    ['Contact', call.contactId && link(`/contacts/${encodeURIComponent(call.contactId)}`, call.contactName ?? 'Open the contact')],
    ['Direction', directionWord(call.direction)],
    ['Agent', call.agentName ?? call.agentId],
    ['Campaign', call.campaignId && link(`/campaigns/${encodeURIComponent(call.campaignId)}`, campaignName(call.campaignId))],
    ['Attempt', call.attemptNumber],
    ['Outcome', call.outcome?.status && `${sentence(call.outcome.status)}${call.outcome.reason ? `: ${call.outcome.reason}` : ''}`],
    ['Answered by', call.answeredBy && answeredByWord(call.answeredBy)],
    ['Started', at(call.startTime)],
    ['Answered', at(call.answeredAt)],
    ['Ended', at(call.endTime)],
    ['Ended by', call.terminatedBy && sentence(call.terminatedBy) + (call.terminationReason ? `: ${call.terminationReason}` : '')],
    ['Duration', seconds(call.duration)],
    ['Rang for', seconds(call.ringDuration)],
    ['Cost', totalCost(call)],
    ['of it telephony', amount(cost?.telephony, cost?.currency)],
    ['of it agent', amount(cost?.agent, cost?.currency)],
    ['Tags', (call.metadata?.tags ?? call.tags ?? []).join(', ')],
    ['Notes', call.outcome?.notes],
    ['Call SID', copyable(call.sid)],
  ];
}

function moreOf(call) {
  const { geo } = call;
  return [
    ['Conversation', call.conversationId && copyable(call.conversationId)],
    ['Dial attempt', call.attemptId && copyable(call.attemptId)],
    ['Parent call', call.parentCallSid && element('a', { href: `/calls/${call.parentCallSid}` }, call.parentCallSid)],
    ['Account SID', call.accountSid && copyable(call.accountSid)],
    ['Place', geo && [geo.city, geo.state, geo.country].filter(Boolean).join(', ')],
    ['SIP response', call.sipResponseCode],
  ];
}

function link(href, text) {
  return element('a', { href }, text);
}

function at(instant) {
  return instant ? element('time', { datetime: instant, title: fullTime(instant) }, momentOf(instant)) : null;
}

function seconds(number) {
  return number === undefined || number === null ? null : duration(number);
}

function amount(number, currency) {
  return number === undefined || number === null ? null : money(Number(number), currency);
}
