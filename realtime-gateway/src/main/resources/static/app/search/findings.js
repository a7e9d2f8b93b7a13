/* What a searched text may mean: each finding is {kind, title, text, href, keep?}. */
import { momentOf } from '../format.js';

const SID = /^CA[0-9a-fA-F]{32}$/;
const NUMBER = /^\+?[\d\s().-]{5,}$/;
const FEW = 4;

/** What needs no service to be asked. */
export function atOnce(text, { seesNumbers }) {
  if (SID.test(text)) {
    return [{ kind: 'Call', title: text, text: 'Open the call', href: `/calls/${text}` }];
  }
  if (NUMBER.test(text) && seesNumbers) {
    const number = text.replaceAll(/[\s().-]/g, '');
    return [
      { kind: 'Calls', title: `Calls to ${number}`, text: 'Of all time', href: '/calls?period=all', keep: { number } },
      { kind: 'Calls', title: `Calls from ${number}`, text: 'Of all time', href: '/calls?period=all', keep: { from: number } },
    ];
  }
  return [];
}

/** What services know, each asked alone: one that is away takes nothing from the others. @return a list of promises of findings */
export function fromServices(text, { services, session, signal }) {
  if (SID.test(text) || text.length < 2) {
    return [];
  }
  if (NUMBER.test(text)) {
    return session.seesNumbers ? [contacts(services, { number: text }, signal)] : [];
  }
  return [contacts(services, { q: text }, signal), campaigns(services, text, signal), spoken(services, text, signal)];
}

async function contacts(services, query, signal) {
  const { body } = await services.campaigns.get('/api/v1/contacts', { query: { ...query, limit: FEW }, signal });
  return body.items.map(({ id, name, phoneNumber, details }) => ({
    kind: 'Contact',
    title: name ?? phoneNumber,
    text: [name && phoneNumber, details?.company].filter(Boolean).join(' · '),
    href: `/contacts/${id}`,
  }));
}

async function campaigns(services, q, signal) {
  const { body } = await services.campaigns.get('/api/v1/campaigns', { query: { q, limit: FEW }, signal });
  return body.items.map(({ id, name, status }) => ({ kind: 'Campaign', title: name, text: status, href: `/campaigns/${id}` }));
}

/** Words that were spoken on calls. */
async function spoken(services, q, signal) {
  const { body } = await services.transcripts.get('/api/v1/transcripts/search', { query: { q, limit: FEW }, signal });
  return body.items.filter(({ callSid }) => callSid).map(({ callSid, title, startTime, highlights = [] }) => {
    const said = highlights.find(({ field }) => field === 'turn') ?? highlights[0];
    const words = said ? said.pieces.map((piece) => piece.text).join('') : title ?? callSid;
    return { kind: 'Spoken', title: words, text: momentOf(startTime), href: `/calls/${callSid}` };
  });
}

/** Why a service found nothing, with the trace id as text: an entry of the list can have no button. */
export function whyNot({ detail, message, traceId }) {
  return [detail ?? message, traceId && `Trace id ${traceId}`].filter(Boolean).join(' ');
}
