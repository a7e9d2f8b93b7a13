const SHOWN = 20;

/** Reads campaigns as whoever is signed in. */
export class CampaignApi {
  #origin;
  #token;

  constructor(origin, token) {
    this.#origin = origin;
    this.#token = token;
  }

  /** Those that call, or have paused, the newest first. Fails with a sentence for people. */
  async running(signal) {
    let answer;
    try {
      answer = await fetch(`${this.#origin}/api/v1/campaigns?status=active&status=paused&limit=${SHOWN}`, {
        headers: { Authorization: `Bearer ${this.#token}` }, signal,
      });
    } catch (error) {
      if (error.name === 'AbortError') {
        throw error;
      }
      throw new Error('Campaigns cannot be read: campaign-service cannot be reached.', { cause: error });
    }
    if (!answer.ok) {
      throw new Error(`Campaigns cannot be read: campaign-service answered with ${answer.status}.`);
    }
    return (await answer.json()).items;
  }
}
