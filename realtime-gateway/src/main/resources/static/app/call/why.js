/* Why a call has the state and the outcome that it has, from what was reported of it. Knows nothing of a browser. */
import { answeredByWord, preciseTime, sentence, statusWord } from '../format.js';

const OVER = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];
export const SOURCES = { twilio: 'Twilio', elevenlabs: 'ElevenLabs', system: 'Ringway' };

/**
 * @param events in the provider's order
 * @return {state, outcome, eventId}: two sentences, and the report that the state is from, where one says it; outcome is null
 *   while the call is not over
 */
export function whyOf(call, events) {
  const said = events.filter((event) => !event.refused && statusOf(event) === call.status);
  const report = (call.lastSequence === undefined ? null : said.find((event) => event.sequence === call.lastSequence))
    ?? said.find((event) => event.sequence === undefined) ?? said[0] ?? null;
  return { state: stateSentence(call, report, said.length, events), outcome: outcomeSentence(call), eventId: report?.eventId ?? null };
}

const FETCHED = 'dev.ringway.call.fetched.v1';

/** The status that a report tells, or null. Recordings have a status too, which is another matter. */
export function statusOf(event) {
  const status = event.eventType === FETCHED ? event.data?.status : event.data?.callStatus;
  return typeof status === 'string' ? status : null;
}

/** Each event's mark, if it has one: refused, late or repeats. */
export function marksOf(events) {
  const late = lateOnes(events);
  const known = new Set();
  return events.map((event, at) => {
    const key = `${event.eventType} ${statusOf(event)} ${event.sequence}`;
    const repeats = statusOf(event) !== null && event.sequence !== undefined && known.has(key);
    known.add(key);
    return { refused: Boolean(event.refused), late: late.has(at), repeats };
  });
}

/** Those that arrived after one that stands behind them. */
function lateOnes(events) {
  const late = new Set();
  let earliestAfter = Infinity;
  for (let at = events.length - 1; at >= 0; at -= 1) {
    const received = Date.parse(events[at].receivedAt);
    if (received > earliestAfter) {
      late.add(at);
    }
    earliestAfter = Math.min(earliestAfter, received);
  }
  return late;
}

function stateSentence(call, report, times, events) {
  const word = statusWord(call.status);
  if (report === null) {
    return call.status === 'queued'
      ? 'Queued, since it was heard of and nobody has reported a status yet.'
      : `${word}, as a report says that is kept no more, or that tells it without naming the status.`;
  }
  const number = report.sequence === undefined ? '' : `, no. ${report.sequence}`;
  const others = times > 1 ? ` ${times - 1} more ${times === 2 ? 'report says' : 'reports say'} the same.` : '';
  const lower = OVER.includes(call.status) && events.some((event) => Date.parse(event.receivedAt) > Date.parse(report.receivedAt)
    && statusOf(event) !== null && !OVER.includes(statusOf(event)))
    ? ' Reports of earlier states that came after it filled in their times and changed nothing else.' : '';
  const source = SOURCES[report.source] ?? sentence(report.source);
  return `${word}, as ${source} reported${number} of ${preciseTime(report.timestamp)}.${others}${lower}`;
}

function outcomeSentence(call) {
  const { status, reason } = call.outcome ?? {};
  if (!status) {
    return OVER.includes(call.status) ? 'No outcome yet.' : null;
  }
  return `${sentence(status)}${reason ? `: ${reason}` : ''}. ${because(call, status, reason)}`;
}

function because(call, status, reason) {
  if (status === 'undialable') {
    return 'The number must not be dialled again.';
  }
  if (call.status !== 'completed') {
    return `The call ended as ${statusWord(call.status).toLowerCase()}, so nobody spoke.`;
  }
  if (reason === 'transferred to a person') {
    return 'A transfer that was answered counts before any verdict.';
  }
  if (status === 'voicemail') {
    const how = call.answeredBy ? `${answeredByWord(call.answeredBy)} answered` : 'The conversation ended for a voicemail';
    return `${how}, which counts before any verdict.`;
  }
  if (call.callSuccessful) {
    return `The agent platform's verdict on the conversation is "${call.callSuccessful}".`;
  }
  return status === 'unknown' ? 'It was answered, and no verdict on the conversation was reported so far.' : '';
}
