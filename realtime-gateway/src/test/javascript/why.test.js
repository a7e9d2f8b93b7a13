import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksOf, whyOf } from '../../main/resources/static/app/call/why.js';

function report(status, sequence, receivedSecond, more = {}) {
  return {
    eventId: `e${sequence}-${receivedSecond}`, eventType: 'dev.ringway.call.status-reported.v1', source: 'twilio', sequence,
    timestamp: `2026-03-01T10:00:0${sequence}Z`, receivedAt: `2026-03-01T10:00:${10 + receivedSecond}Z`, data: { callStatus: status },
    ...more,
  };
}

test('the state is from the report whose number the call names', () => {
  const events = [report('ringing', 1, 2), report('completed', 3, 3)];

  const why = whyOf({ status: 'completed', lastSequence: 3, callSuccessful: 'success', outcome: { status: 'success' } }, events);

  assert.equal(why.eventId, 'e3-3');
  assert.match(why.state, /^Completed, as Twilio reported, no\. 3 of /);
  assert.match(why.outcome, /verdict on the conversation is "success"/);
});

test('a report that could not be taken says nothing, and a recording\'s status is no call\'s', () => {
  const refused = report('completed', 3, 3, { refused: { reason: 'too long', at: '2026-03-01T10:00:14Z' } });
  const recording = { ...report('x', 4, 4), eventType: 'dev.ringway.recording.reported.v1', data: { status: 'completed' } };

  assert.equal(whyOf({ status: 'completed' }, [refused, recording]).eventId, null);
});

test('late and repeated reports are marked', () => {
  const marks = marksOf([report('initiated', 0, 1), report('ringing', 1, 5), report('completed', 2, 4), report('completed', 2, 6)]);

  assert.deepEqual(marks.map(({ late }) => late), [false, true, false, false]);
  assert.deepEqual(marks.map(({ repeats }) => repeats), [false, false, false, true]);
});

test('reports of earlier states that came after the end are told', () => {
  const why = whyOf({ status: 'completed', lastSequence: 2 }, [report('ringing', 1, 5), report('completed', 2, 4)]);

  assert.match(why.state, /changed nothing else/);
});

test('what never was answered says so', () => {
  const why = whyOf({ status: 'busy', lastSequence: 2, outcome: { status: 'busy' } }, [report('busy', 2, 4)]);

  assert.match(why.outcome, /^Busy\. The call ended as busy, so nobody spoke\./);
  assert.equal(whyOf({ status: 'ringing' }, []).outcome, null);
});
