import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pulse } from '../../main/resources/static/app/pulse.js';

test('a server is silent from the question it did not answer until it is heard again', (context) => {
  context.mock.timers.enable({ apis: ['setInterval', 'Date'] });
  globalThis.document = { hidden: false };
  const told = [];
  let answer;
  const socket = { connected: true, timeout: () => ({ emit: (event, request, answered) => answer = answered }) };
  const pulse = new Pulse(socket, { silent: () => told.push('silent'), answered: () => told.push('answered'), dead() {} });

  pulse.start();
  context.mock.timers.tick(400);
  assert.equal(pulse.silent, false);
  answer(new Error('timeout'));
  assert.equal(pulse.silent, true);
  pulse.heard();
  assert.equal(pulse.silent, false);
  pulse.stop();

  assert.deepEqual(told, ['silent', 'answered']);
});
