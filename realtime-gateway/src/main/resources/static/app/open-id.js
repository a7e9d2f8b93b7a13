import * as oauth from '/vendor/oauth4webapi.js';

const PENDING = 'ringway.sign-in';
const REFRESH = 'ringway.refresh';
const BEFORE_END = 60_000; // a token is renewed this long before it ends, at half of its life where that is shorter
const AGAIN_AFTER = 10_000;
const LONGEST_WAIT = 2_000_000_000; // a browser's timer takes no more

/**
 * Sign-in at an OpenID Connect provider: authorization code with PKCE, all in the page, which is a public client. State, nonce, issuer
 * and audience are checked; whether a token is genuine the services decide. What has to outlive the way to the provider and back
 * lies in this tab's session storage.
 */
export class OpenId {
  #settings;
  #provider = null;
  #timer = null;
  #renewing = null;

  /** @param settings {issuer, clientId, scopes} of /config.json */
  constructor(settings) {
    this.#settings = settings;
  }

  /** Whether the page was opened by the provider, with its answer. */
  get isBack() {
    return location.pathname === RETURN_PATH;
  }

  /** To the provider, and from there back to this address. */
  async go() {
    sessionStorage.removeItem(REFRESH); // whoever signs in now may be somebody else
    const provider = await this.#discover();
    const verifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    const to = this.isBack ? '/' : location.pathname + location.search;
    sessionStorage.setItem(PENDING, JSON.stringify({ verifier, state, nonce, to }));
    const address = new URL(provider.authorization_endpoint);
    Object.entries({
      client_id: this.#settings.clientId,
      redirect_uri: returnAddress(),
      response_type: 'code',
      scope: this.#settings.scopes,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).forEach(([key, value]) => address.searchParams.set(key, value));
    location.assign(address);
  }

  /** Takes the provider's answer out of the address. @return the token, and where the person wanted to: {token, to} */
  async finish() {
    const answer = new URL(location.href);
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null');
    sessionStorage.removeItem(PENDING);
    history.replaceState(null, '', RETURN_PATH);
    if (pending === null) {
      throw new Error('This sign-in was not begun in this tab. Begin it again.');
    }
    const provider = await this.#discover();
    const client = this.#client;
    const params = oauth.validateAuthResponse(provider, client, answer, pending.state);
    const response = await oauth.authorizationCodeGrantRequest(
      provider, client, oauth.None(), params, returnAddress(), pending.verifier, this.#options);
    const tokens = await oauth.processAuthorizationCodeResponse(
      provider, client, response, { expectedNonce: pending.nonce, requireIdToken: true });
    sessionStorage.removeItem(REFRESH);
    this.#keep(tokens);
    return { token: tokens.access_token, to: pending.to };
  }

  /**
   * A new token without asking the person, or null where the provider gave no way to or says no. All that ask at once get the same:
   * a provider may take a refresh token only once.
   */
  renew() {
    this.#renewing ??= this.#asked().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #asked() {
    const kept = sessionStorage.getItem(REFRESH);
    if (kept === null) {
      return null;
    }
    const tokens = await this.#granted(kept);
    if (sessionStorage.getItem(REFRESH) !== kept) { // signed out meanwhile
      return null;
    }
    if (tokens === null) {
      this.forget();
      return null;
    }
    this.#keep(tokens);
    return tokens.access_token;
  }

  /** @return null where the provider says no */
  async #granted(kept) {
    const provider = await this.#discover();
    const client = this.#client;
    const response = await oauth.refreshTokenGrantRequest(provider, client, oauth.None(), kept, this.#options);
    try {
      return await oauth.processRefreshTokenResponse(provider, client, response);
    } catch (refused) {
      if (response.status >= 500) {
        throw refused;
      }
      return null;
    }
  }

  /** Renews the session's token before it ends, for as long as the session lasts. */
  attend(session, signal) {
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    session.renewBy(() => this.renew());
    session.addEventListener('renewed', () => this.#plan(session, signal));
    this.#plan(session, signal);
  }

  forget() {
    sessionStorage.removeItem(REFRESH);
    sessionStorage.removeItem(PENDING);
  }

  #plan(session, signal) {
    clearTimeout(this.#timer);
    if (session.endsAt === null || sessionStorage.getItem(REFRESH) === null) {
      return;
    }
    const left = session.endsAt - Date.now();
    const wait = Math.max(0, Math.min(LONGEST_WAIT, left - Math.min(BEFORE_END, left / 2)));
    this.#timer = setTimeout(() => this.#renew(session, signal), wait);
  }

  async #renew(session, signal) {
    try {
      await session.renewAfter(session.token);
    } catch (unreachable) { // as after a sleep, before the network is back: a refresh token may outlive the token by far
      if (!signal.aborted) {
        this.#timer = setTimeout(() => this.#renew(session, signal), AGAIN_AFTER);
      }
    }
  }

  get #client() {
    return { client_id: this.#settings.clientId, token_endpoint_auth_method: 'none' };
  }

  /** A provider without TLS is one on the developer's own machine: everywhere else the gateway refuses such a setting. */
  get #options() {
    return { [oauth.allowInsecureRequests]: new URL(this.#settings.issuer).protocol === 'http:' };
  }

  async #discover() {
    if (this.#provider === null) {
      const issuer = new URL(this.#settings.issuer);
      let response;
      try {
        response = await oauth.discoveryRequest(issuer, { ...this.#options, algorithm: 'oidc' });
      } catch (error) {
        throw new Error('The sign-in provider cannot be reached. Try again in a moment.', { cause: error });
      }
      this.#provider = await oauth.processDiscoveryResponse(issuer, response);
    }
    return this.#provider;
  }

  #keep(tokens) {
    if (tokens.refresh_token) {
      sessionStorage.setItem(REFRESH, tokens.refresh_token);
    }
  }
}

const RETURN_PATH = '/sign-in';

function returnAddress() {
  return location.origin + RETURN_PATH;
}
