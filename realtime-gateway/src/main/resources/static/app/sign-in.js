import { byId, setText } from './element.js';
import { openSession, sessionOf, signIn, signOut } from './session.js';

/** The page that asks who is there: by a token, or at an OpenID Connect provider where one is set. */
export class SignIn {
  #entered;
  #openId;

  /** @param openId the provider (open-id.js), or null; @param entered told the facts of a session (see sessionOf) */
  constructor({ openId, entered }) {
    this.#entered = entered;
    this.#openId = openId;
    byId('sign-in').addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#openId) {
        this.#go();
      } else {
        this.#takeToken(byId('token').value);
      }
    });
    byId('token-part').hidden = this.#openId !== null;
    byId('provider-part').hidden = this.#openId === null;
    setText(byId('sign-in-act'), this.#openId ? 'Sign in with your account' : 'Sign in');
  }

  /** Whether a link `#token=…` signs in: not where a provider does. */
  get takesLinks() {
    return this.#openId === null;
  }

  /** Whoever is signed in still, or comes from the provider, enters; others are asked. */
  async begin() {
    try {
      const facts = await this.#known();
      if (facts && !facts.problem) {
        this.hide();
        this.#entered(facts);
      } else {
        this.forget();
        this.show(facts?.problem);
      }
    } catch (problem) {
      this.show(problem.error_description ?? problem.message);
    }
  }

  show(problem = '') {
    document.title = 'Sign in · Ringway';
    byId('sign-in-page').hidden = false;
    byId('sign-in-act').disabled = false;
    setText(byId('sign-in-problem'), problem);
    byId('token').value = '';
    (this.#openId ? byId('sign-in-act') : byId('token')).focus();
  }

  hide() {
    byId('sign-in-page').hidden = true;
  }

  /** Renews the token of a session for as long as it lasts, where a provider gave a way to. */
  attend(session, signal) {
    this.#openId?.attend(session, signal);
  }

  forget() {
    this.#openId?.forget();
    signOut();
  }

  async #known() {
    if (this.#openId?.isBack) {
      const { token, to } = await this.#openId.finish();
      history.replaceState(null, '', to);
      return signIn(token);
    }
    const facts = openSession({ takesLinks: this.takesLinks });
    if (facts?.problem && this.#openId) {
      const token = await this.#openId.renew().catch(() => null);
      return token === null || sessionOf(token).subject !== facts.subject ? facts : signIn(token);
    }
    return facts;
  }

  async #go() {
    byId('sign-in-act').disabled = true;
    try {
      await this.#openId.go();
    } catch (problem) {
      this.show(problem.message);
    }
  }

  #takeToken(text) {
    const facts = text.trim() ? signIn(text) : { problem: 'Paste a token first.' };
    if (facts.problem) {
      setText(byId('sign-in-problem'), facts.problem);
      byId('token').focus();
    } else {
      this.hide();
      this.#entered(facts);
    }
  }
}
