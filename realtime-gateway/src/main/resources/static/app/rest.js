const REFUSALS = {
  401: ['Not signed in', 'The token is no longer accepted. Sign in again.'],
  403: ['Not allowed', 'You may not do this. Ask for another role.'],
  404: ['Not found', 'There is nothing at this address.'],
  412: ['Changed meanwhile', 'Somebody else changed this. Read it again, then repeat your change.'],
  429: ['Too many requests', 'Wait a moment, then try again.'],
};

/**
 * Why a request was not answered as asked: what happened (title), what to do (detail, also the message), code, status (0 where
 * no answer came), fields [{field, message}] and the trace id under which the service's log knows it (or an empty text).
 */
export class Problem extends Error {
  constructor({ title, detail, code = '', status = 0, errors = [], traceId = '', cause }) {
    super(detail, { cause });
    this.name = 'Problem';
    this.title = title;
    this.detail = detail;
    this.code = code;
    this.status = status;
    this.fields = errors;
    this.traceId = traceId;
  }

  /** What is wrong with a field, or an empty text. */
  of(field) {
    return this.fields.find((one) => one.field === field)?.message ?? '';
  }
}

/**
 * One service's REST API as whoever is signed in. Every answer is {body, etag, status}, every failure a Problem; an aborted
 * request fails with an AbortError. A refused token is renewed once, and the request sent again; where it cannot be, the session
 * ends.
 */
export class Rest {
  #name;
  #origin;
  #session;

  /** @param name what people call the service; @param origin of its API */
  constructor({ name, origin, session }) {
    this.#name = name;
    this.#origin = origin;
    this.#session = session;
  }

  /** @param query each value a text, number, or list of them; empty ones are left out */
  get(path, { query, signal } = {}) {
    return this.#json('GET', path, { query, signal });
  }

  /** @param body an object, or a Blob or text of a type; @param key of idempotency, the same for each repetition */
  post(path, body, { query, etag, key, type, signal } = {}) {
    return this.#json('POST', path, { query, body, etag, key, type, signal });
  }

  put(path, body, { query, etag, signal } = {}) {
    return this.#json('PUT', path, { query, body, etag, signal });
  }

  patch(path, body, { query, etag, signal } = {}) {
    return this.#json('PATCH', path, { query, body, etag, type: 'application/merge-patch+json', signal });
  }

  delete(path, { query, etag, signal } = {}) {
    return this.#json('DELETE', path, { query, etag, signal });
  }

  /** The whole answer, for a body that is read piece by piece. */
  stream(path, { query, accept = '*/*', signal } = {}) {
    return this.#send('GET', path, { query, accept, signal });
  }

  /**
   * Sends a file; fetch does not tell how much of it has left.
   * @param progress told (bytes sent, bytes in all)
   */
  async upload(path, file, { query, type, key, progress = () => {}, signal } = {}) {
    return this.#renewed((token) => this.#uploaded(path, file, { query, type, key, progress, signal, token }));
  }

  #uploaded(path, file, { query, type, key, progress, signal, token }) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', this.url(path, query));
      request.setRequestHeader('Authorization', `Bearer ${token}`);
      request.setRequestHeader('Accept', 'application/json');
      request.setRequestHeader('Content-Type', type ?? file.type ?? 'application/octet-stream');
      if (key) {
        request.setRequestHeader('Idempotency-Key', key);
      }
      request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded, total));
      request.addEventListener('load', () => {
        const body = parsed(request.responseText);
        if (request.status < 300) {
          resolve({ body, etag: request.getResponseHeader('ETag'), status: request.status });
        } else {
          reject(this.#refusal(request.status, body));
        }
      });
      request.addEventListener('error', () => reject(this.#away()));
      request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      signal?.addEventListener('abort', () => request.abort());
      signal?.throwIfAborted();
      request.send(file);
    });
  }

  url(path, query = {}) {
    const given = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      [value].flat().filter((one) => one !== '' && one !== null && one !== undefined).forEach((one) => given.append(key, one));
    }
    const text = given.toString();
    return this.#origin + path + (text ? `?${text}` : '');
  }

  async #json(method, path, { accept = 'application/json', ...request }) {
    const answer = await this.#send(method, path, { accept, ...request });
    const body = answer.status === 204 ? null : parsed(await answer.text());
    return { body, etag: answer.headers.get('ETag'), status: answer.status };
  }

  #send(method, path, request) {
    return this.#renewed((token) => this.#sent(method, path, { ...request, token }));
  }

  /** @param send sends with a token; once more with another one where it was refused */
  async #renewed(send) {
    const { token } = this.#session;
    try {
      return await send(token);
    } catch (problem) {
      if (problem.status !== 401) {
        throw problem;
      }
      if (await this.#renewAfter(token)) {
        return await this.#last(send);
      }
      this.#session.end(REFUSALS[401][1]);
      throw problem;
    }
  }

  async #last(send) {
    try {
      return await send(this.#session.token);
    } catch (problem) {
      if (problem.status === 401) {
        this.#session.end(REFUSALS[401][1]);
      }
      throw problem;
    }
  }

  async #renewAfter(token) {
    try {
      return await this.#session.renewAfter(token);
    } catch (cause) {
      throw new Problem({
        title: 'Your sign-in could not be renewed',
        detail: 'The sign-in provider cannot be reached. Check your connection, then try again.',
        code: 'unreachable',
        cause,
      });
    }
  }

  async #sent(method, path, { query, body, etag, key, type, accept, signal, token }) {
    const headers = { Authorization: `Bearer ${token}`, Accept: accept };
    if (etag) {
      headers['If-Match'] = etag;
    }
    if (key) {
      headers['Idempotency-Key'] = key;
    }
    const raw = body instanceof Blob || typeof body === 'string';
    if (body !== undefined) {
      headers['Content-Type'] = type ?? (body.type || 'application/json');
    }
    let answer;
    try {
      answer = await fetch(this.url(path, query), {
        method, headers, signal, body: body === undefined || raw ? body : JSON.stringify(body),
      });
    } catch (error) {
      throw error.name === 'AbortError' ? error : this.#away(error);
    }
    if (!answer.ok) {
      throw this.#refusal(answer.status, parsed(await answer.text()));
    }
    return answer;
  }

  #refusal(status, body) {
    const [title, detail] = REFUSALS[status] ?? ['Not done', `The ${this.#name} answered with ${status}. Try again.`];
    return new Problem({ title, detail, ...(body ?? {}), status });
  }

  #away(cause) {
    return new Problem({
      title: `The ${this.#name} cannot be reached`,
      detail: `The ${this.#name} cannot be reached. Check your connection, then try again.`,
      code: 'unreachable',
      cause,
    });
  }
}

/** The services that the pages use. */
export function servicesOf(config, session) {
  return {
    calls: new Rest({ name: 'call store', origin: config.callStoreUrl, session }),
    campaigns: new Rest({ name: 'campaign service', origin: config.campaignUrl, session }),
    transcripts: new Rest({ name: 'transcript service', origin: config.transcriptUrl, session }),
  };
}

/** A key of idempotency: one per thing that somebody wants done, whatever the page's address is. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (notJson) {
    return null;
  }
}
