import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { Problem, Rest } from '../../main/resources/static/app/rest.js';

const session = {
  token: 'secret', ended: null, next: null,
  end(problem) { this.ended = problem; },
  async renewAfter(token) {
    if (this.next instanceof Error) {
      throw this.next;
    }
    this.token = this.next ?? this.token;
    return this.token !== token;
  },
};
let server;
let rest;
let answer;
let answerBy = () => answer;
let asked;

before(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => body += piece);
    request.on('end', () => {
      asked = { method: request.method, url: request.url, headers: request.headers, body };
      const { status, headers, body: text } = answerBy(asked);
      response.writeHead(status, headers ?? { 'Content-Type': 'application/json' });
      response.end(text);
    });
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  rest = new Rest({ name: 'call store', origin: `http://127.0.0.1:${server.address().port}`, session });
});

after(() => server.close());

test('what is asked for carries the token and the query without what is empty', async () => {
  answer = { status: 200, headers: { ETag: '"7"' }, body: '{"items":[]}' };

  const got = await rest.get('/api/v1/calls', { query: { status: ['failed', 'busy'], agent: '', limit: 5 } });

  assert.deepEqual(got, { body: { items: [] }, etag: '"7"', status: 200 });
  assert.equal(asked.url, '/api/v1/calls?status=failed&status=busy&limit=5');
  assert.equal(asked.headers.authorization, 'Bearer secret');
});

test('a change says what it was made from', async () => {
  answer = { status: 200, body: '{}' };

  await rest.patch('/api/v1/calls/CA1', { outcome: { notes: 'x' } }, { etag: '"7"' });

  assert.equal(asked.headers['if-match'], '"7"');
  assert.equal(asked.headers['content-type'], 'application/merge-patch+json');
  assert.deepEqual(JSON.parse(asked.body), { outcome: { notes: 'x' } });
});

test('a problem tells what happened, what to do, which field, and the trace id', async () => {
  answer = {
    status: 400,
    body: JSON.stringify({
      title: 'Bad Request', status: 400, code: 'invalid-request', detail: 'Correct the fields.',
      errors: [{ field: 'to', message: 'is required' }], traceId: 'abc',
    }),
  };

  const problem = await rest.post('/api/v1/calls/CA1/transfer', {}, { key: 'k' }).catch((failure) => failure);

  assert.ok(problem instanceof Problem);
  assert.equal(asked.headers['idempotency-key'], 'k');
  assert.equal(problem.message, 'Correct the fields.');
  assert.deepEqual([problem.code, problem.status, problem.traceId, problem.of('to'), problem.of('other')],
    ['invalid-request', 400, 'abc', 'is required', '']);
});

test('an answer that is no problem still becomes one', async () => {
  answer = { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<h1>Bad gateway</h1>' };

  const problem = await rest.get('/api/v1/calls').catch((failure) => failure);

  assert.equal(problem.status, 502);
  assert.match(problem.detail, /call store answered with 502/);
});

test('a refused token ends the session', async () => {
  answer = { status: 401, body: '{}' };
  session.ended = null;

  await rest.get('/api/v1/calls').catch(() => {});

  assert.match(session.ended, /Sign in again/);
});

test('a refused token is renewed and the request sent again, with its key and its body', async () => {
  answer = { status: 401, body: '{}' };
  Object.assign(session, { token: 'old', next: 'new', ended: null });
  const sent = [];
  answerBy = ({ headers, body }) => {
    sent.push([headers.authorization, headers['idempotency-key'], body]);
    return headers.authorization === 'Bearer new' ? { status: 200, body: '{"done":true}' } : answer;
  };

  const got = await rest.post('/api/v1/imports', { a: 1 }, { key: 'k' });

  assert.deepEqual(got.body, { done: true });
  assert.deepEqual(sent, [['Bearer old', 'k', '{"a":1}'], ['Bearer new', 'k', '{"a":1}']]);
  assert.equal(session.ended, null);
});

test('a renewed token that is refused too ends the session', async () => {
  answerBy = () => ({ status: 401, body: '{}' });
  Object.assign(session, { token: 'old', next: 'new', ended: null });

  const problem = await rest.get('/api/v1/calls').catch((failure) => failure);

  assert.equal(problem.status, 401);
  assert.match(session.ended, /Sign in again/);
});

test('a provider that cannot be reached ends no session', async () => {
  answerBy = () => ({ status: 401, body: '{}' });
  Object.assign(session, { token: 'old', next: new TypeError('Failed to fetch'), ended: null });

  const problem = await rest.get('/api/v1/calls').catch((failure) => failure);

  assert.deepEqual([problem.code, session.ended], ['unreachable', null]);
  assert.match(problem.detail, /sign-in provider cannot be reached/);
});

test('a service that is away is named', async () => {
  const nobody = new Rest({ name: 'call store', origin: 'http://127.0.0.1:1', session });

  const problem = await nobody.get('/x').catch((failure) => failure);

  assert.deepEqual([problem.code, problem.status], ['unreachable', 0]);
  assert.match(problem.title, /call store cannot be reached/);
});
