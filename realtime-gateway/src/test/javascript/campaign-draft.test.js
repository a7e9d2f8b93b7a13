import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changesOf, delaysOf, documentOf, missingToStart, mistakesOf, spokenDelay, typedField, typedOf, windowsOf,
} from '../../main/resources/static/app/campaigns/draft.js';

const WHOLE = {
  name: 'Renewals',
  elevenLabs: { agentId: 'agent_1', firstMessage: 'Good day' },
  config: {
    callerIds: ['+12025550100', '+12025550101'],
    maxConcurrentCalls: 5,
    callsPerSecond: 0.5,
    schedule: {
      timeZone: 'America/New_York', useContactTimeZone: true, holidays: ['2026-12-25'],
      days: [{ day: 'monday', windows: [{ start: '09:00', end: '12:30' }, { start: '14:00', end: '24:00' }] }],
    },
    retry: { maxAttempts: 3, perOutcome: { busy: { retry: true, delays: [600, 3600] } } },
    amd: { mode: 'enable', onMachine: 'hangup' },
    caps: { perCall: 0.5, perDay: 100 },
    breaker: { failurePercent: 50, windowSeconds: 300, minimumCalls: 20 },
    consent: { required: true, bases: ['opt-in'] },
    record: true,
    liveTranscript: false,
  },
};

function typed(changes = {}) {
  return { ...typedOf(WHOLE), ...changes };
}

function mistake(field, value) {
  return mistakesOf(typed({ [field]: value }))[field];
}

test('what is read comes out again as it was', () => {
  const { config, elevenLabs, name } = documentOf(typed());
  assert.equal(name, 'Renewals');
  assert.deepEqual(elevenLabs, WHOLE.elevenLabs);
  assert.deepEqual(config.schedule, WHOLE.config.schedule);
  assert.deepEqual(config.callerIds, WHOLE.config.callerIds);
  assert.deepEqual(config.retry.perOutcome.busy, WHOLE.config.retry.perOutcome.busy);
  assert.equal(config.retry.perOutcome.failed, null);
  assert.deepEqual(config.caps, { perCall: 0.5, perDay: 100, perCampaign: null });
  assert.deepEqual(mistakesOf(typed()), {});
});

test('a draft that says nothing has the service’s defaults and lacks what a start needs', () => {
  const nothing = typedOf({ name: 'New' });
  assert.deepEqual(mistakesOf(nothing), {});
  assert.equal(documentOf(nothing).config.schedule, null);
  assert.deepEqual(Object.keys(missingToStart(nothing, 0)), ['elevenLabs.agentId', 'config.callerIds', 'config.schedule.days', 'contacts']);
  assert.deepEqual(missingToStart(typed(), 3), {});
});

test('bounds are those of the service', () => {
  assert.match(mistake('name', ' '), /required/);
  assert.match(mistake('name', 'x'.repeat(201)), /200/);
  assert.match(mistake('config.callerIds', '2025550100'), /\+14155550123/);
  assert.match(mistake('config.callerIds', '+12025550100, +12025550100'), /different/);
  for (const rate of ['0', '101', '0.0001', 'x', '']) {
    assert.match(mistake('config.callsPerSecond', rate), /above 0/, rate);
  }
  assert.equal(mistake('config.callsPerSecond', '0,5'), undefined);
  assert.match(mistake('config.maxConcurrentCalls', '1001'), /1 to 1000/);
  assert.match(mistake('config.retry.maxAttempts', '21'), /1 to 20/);
  assert.match(mistake('config.schedule.timeZone', 'Vienna'), /IANA/);
  assert.match(mistake('config.schedule.timeZone', ''), /required/);
  assert.match(mistake('config.schedule.holidays', '2026-02-30'), /dates/);
  assert.match(mistake('config.caps.perDay', '0.1'), /no call could be placed/);
  assert.match(mistake('config.caps.perCampaign', '50'), /below the cap per day/);
  assert.match(mistake('config.caps.perCall', ''), /needed/);
  assert.match(mistake('config.caps.perDay', '1.00001'), /4 digits/);
  assert.match(mistakesOf(typed({ 'config.amd.onMachine': 'leave-message' }))['config.amd.onMachine'], /greeting/);
  assert.match(mistakesOf(typed({ 'config.amd.mode': 'off' }))['config.amd.onMachine'], /go on/);
  assert.match(mistakesOf(typed({ startDate: '2026-12-02T10:00', endDate: '2026-12-02T09:00' })).endDate, /later/);
});

test('hours are read as people write them, and none that make no sense', () => {
  assert.deepEqual(windowsOf('14–20, 9:00-12:30'), [{ start: '09:00', end: '12:30' }, { start: '14:00', end: '20:00' }]);
  assert.deepEqual(windowsOf(''), []);
  assert.deepEqual(windowsOf('0:00–24:00'), [{ start: '00:00', end: '24:00' }]);
  for (const wrong of ['9', '12-9', '9-25', '24-24', '9-10-11', 'a-b', '9:60-10']) {
    assert.equal(windowsOf(wrong), null, wrong);
  }
  assert.match(mistake('day.monday', '9-12, 11-13'), /overlap/);
  assert.match(mistake('day.monday', 'nine to five'), /such as/);
});

test('delays have units, minutes unless said', () => {
  assert.deepEqual(delaysOf('10, 1h; 1 day, 90s'), [600, 3_600, 86_400, 90]);
  assert.deepEqual(delaysOf(''), []);
  assert.equal(delaysOf('31d'), null);
  assert.equal(delaysOf('soon'), null);
  assert.deepEqual([600, 3_600, 86_400, 90, 0].map(spokenDelay), ['10m', '1h', '1d', '90s', '0s']);
});

test('a field of the service’s error is found in what is typed', () => {
  const document = { config: { schedule: { days: [{ day: 'tuesday' }, { day: 'friday' }] } } };
  assert.equal(typedField('config.schedule.days[1].windows[0].end', document), 'day.friday');
  assert.equal(typedField('config.retry.perOutcome.no-answer.delays'), 'retry.no-answer');
  assert.equal(typedField('config.callerIds'), 'config.callerIds');
  assert.equal(typedField('elevenLabs.agentId'), 'elevenLabs.agentId');
  assert.equal(typedField('config.schedule.days'), 'day.monday');
});

test('only what was typed is sent, whatever else of the campaign changes meanwhile', () => {
  const before = documentOf(typed());
  assert.deepEqual(changesOf(documentOf(typed()), before), {});
  assert.deepEqual(changesOf(documentOf(typed({ 'config.schedule.holidays': '2026-12-26', name: 'Others' })), before),
    { name: 'Others', config: { schedule: { holidays: ['2026-12-26'] } } });
  assert.deepEqual(changesOf(documentOf(typed({ 'config.caps.perDay': '', 'retry.busy': '' })), before),
    { config: { caps: { perDay: null }, retry: { perOutcome: { busy: null } } } });
});

test('a start with seconds is not changed by an edit of something else', () => {
  const stored = typedOf({ ...WHOLE, startDate: '2026-12-01T09:00:42Z' });
  assert.deepEqual(changesOf(documentOf({ ...stored, description: 'new' }), documentOf(stored)), { description: 'new' });
});
