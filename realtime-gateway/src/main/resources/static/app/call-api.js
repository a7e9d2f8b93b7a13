/** Reads from the call store as whoever is signed in. */
export class CallApi {
  #origin;
  #token;

  constructor(origin, token) {
    this.#origin = origin;
    this.#token = token;
  }

  call(sid, signal) {
    return this.#read(`/api/v1/calls/${encodeURIComponent(sid)}`, signal);
  }

  /** Everything reported about a call, in the provider's order. */
  async events(sid, signal) {
    return (await this.#read(`/api/v1/calls/${encodeURIComponent(sid)}/events`, signal)).items;
  }

  /** Fails with a sentence for people. */
  async #read(path, signal) {
    let answer;
    try {
      answer = await fetch(this.#origin + path, { headers: { Authorization: `Bearer ${this.#token}` }, signal });
    } catch (error) {
      if (error.name === 'AbortError') {
        throw error;
      }
      throw new Error('The call store cannot be reached.', { cause: error });
    }
    if (!answer.ok) {
      throw new Error(REFUSALS[answer.status] ?? `The call store answered with ${answer.status}.`);
    }
    return answer.json();
  }
}

const REFUSALS = {
  400: 'This is not the SID of a call.',
  401: 'The token is no longer accepted. Sign in again.',
  403: 'This token may not read calls.',
  404: 'The call store does not know this call.',
};
