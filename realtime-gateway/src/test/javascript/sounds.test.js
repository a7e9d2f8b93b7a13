import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soundsKey, soundsOf } from '../../main/resources/static/app/call/sounds.js';

const CALL = { sid: 'CA1', startTime: '2026-03-01T10:00:00Z', recordings: [{}], transcriptId: 'T1' };
const RECORDING = { recordingSid: 'RE1', status: 'completed', channels: 2, startTime: '2026-03-01T10:00:05Z' };
const services = { calls: { get: async () => ({ body: { items: [RECORDING, { ...RECORDING, status: 'processing' }] } }) } };

test('recordings are heard without a transcript', async () => {
  const sounds = await soundsOf({ services, call: CALL, transcript: null });

  assert.deepEqual(sounds.map(({ word, startsAt }) => [word, startsAt]),
    [['Recording, 2 channels', Date.parse('2026-03-01T10:00:05Z')]]);
});

test('a transcript that comes later brings its sound, and the same call again brings nothing anew', async () => {
  const transcript = { status: 'done', conversationId: 'C1', startTime: CALL.startTime };

  assert.equal((await soundsOf({ services, call: CALL, transcript })).at(-1).word, 'Conversation');
  assert.notEqual(soundsKey({ call: CALL, transcript }), soundsKey({ call: CALL, transcript: null }));
  assert.equal(soundsKey({ call: { ...CALL, version: 2 }, transcript }), soundsKey({ call: CALL, transcript }));
});

test('another recording is another sound', () => {
  assert.notEqual(soundsKey({ call: CALL, transcript: null }), soundsKey({ call: { ...CALL, recordings: [{}, {}] }, transcript: null }));
});
