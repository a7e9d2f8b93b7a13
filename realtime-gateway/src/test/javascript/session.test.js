import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { forgetTyped, openSession, Session, sessionOf } from '../../main/resources/static/app/session.js';

const kept = new Map();
const LATER = Math.floor(Date.now() / 1000) + 600;

globalThis.sessionStorage = new Proxy({
  getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key),
}, { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) });
globalThis.history = { state: null, replaceState(state, _, address) { Object.assign(this, { state, address }); } };

function token(claims) {
  return `e30.${Buffer.from(JSON.stringify({ exp: LATER, sub: 'ada', ...claims })).toString('base64url')}.x`;
}

function sessionWith(text) {
  const session = new Session(sessionOf(text));
  const told = [];
  session.addEventListener('renewed', () => told.push('renewed'));
  session.addEventListener('ended', ({ problem }) => told.push(problem));
  return { session, told };
}

beforeEach(() => kept.clear());

test('whoever asks for another token at the same time gets the same one, told once', async () => {
  const [old, next] = [token({ jti: '1' }), token({ jti: '2' })];
  const { session, told } = sessionWith(old);
  session.renewBy(async () => next);

  assert.deepEqual(await Promise.all([session.renewAfter(old), session.renewAfter(old)]), [true, true]);

  assert.equal(session.token, next);
  assert.deepEqual(told, ['renewed']);
  assert.equal(kept.get('ringway.token'), next);
});

test('without a way to renew there is no other token', async () => {
  const { session, told } = sessionWith(token({}));

  assert.equal(await session.renewAfter(session.token), false);
  assert.deepEqual(told, []);
});

test('a renewal that answers for somebody else ends the session', async () => {
  const { session, told } = sessionWith(token({}));
  session.renewBy(async () => token({ sub: 'bob' }));

  assert.equal(await session.renewAfter(session.token), false);

  assert.match(told[0], /somebody else/);
  assert.equal(kept.size, 0);
});

test('a renewal that comes after the end brings nobody back', async () => {
  const { session, told } = sessionWith(token({}));
  session.renewBy(async () => {
    session.end();
    return token({ jti: '2' });
  });

  assert.equal(await session.renewAfter(session.token), false);

  assert.deepEqual(told, ['']);
  assert.equal(kept.size, 0);
});

test('a session ends once', () => {
  const { session, told } = sessionWith(token({}));
  session.end('first');
  session.end('second');
  assert.deepEqual(told, ['first']);
});

test('a link signs in only where links are taken', () => {
  globalThis.location = { hash: `#token=${token({})}`, pathname: '/', search: '' };

  assert.equal(openSession({ takesLinks: false }), null);
  assert.equal(openSession().subject, 'ada');
});

test('who signs out leaves nothing typed to the next one in this tab', () => {
  globalThis.location = { hash: '', pathname: '/calls', search: '?period=all' };
  history.state = { number: '+12025550147' };
  kept.set('ringway.campaign.new', '{"name":"x"}').set('other', '1');

  forgetTyped();

  assert.deepEqual([...kept.keys()], ['other']);
  assert.deepEqual([history.state, history.address], [null, '/calls?period=all']);
});
