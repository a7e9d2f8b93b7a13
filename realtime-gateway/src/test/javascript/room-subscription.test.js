import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { RoomSubscription } from '../../main/resources/static/app/room-subscription.js';

function subscribed() {
  const server = new EventEmitter();
  const refusals = [];
  new RoomSubscription(server, { room: 'imports', store: {} }, { refused: (refusal) => refusals.push(refusal) });
  return { server, refusals };
}

test('a room that somebody may see no more is refused', () => {
  const { server, refusals } = subscribed();

  server.emit('ended', { room: 'calls', code: 'forbidden', message: 'another room' });
  server.emit('ended', { room: 'imports', code: 'forbidden', message: 'Imports are for operators.' });

  assert.deepEqual(refusals, [{ code: 'forbidden', message: 'Imports are for operators.' }]);
});

test('a token that ended refuses no room: it may be renewed', () => {
  const { server, refusals } = subscribed();

  server.emit('ended', { room: 'imports', code: 'token_expired', message: 'The token ended.' });

  assert.deepEqual(refusals, []);
});
