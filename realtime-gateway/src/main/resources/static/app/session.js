/*
 * Who is signed in. The token stays in this tab. What is read from it here is for show: whether it is genuine and what it
 * allows is decided by the services alone.
 */
const KEY = 'ringway.token';
const DRAFTS = 'ringway.campaign.'; // see campaigns/kept-draft.js
const RANK = ['admin', 'operator', 'viewer'];

/** The signed-in person for as long as the page is shown. Dispatches `renewed`, and `ended` with `problem`, a sentence. */
export class Session extends EventTarget {
  #facts;
  #renewal = async () => null;
  #over = false;

  /** @param facts see sessionOf */
  constructor(facts) {
    super();
    this.#facts = facts;
  }

  get token() {
    return this.#facts.token;
  }

  get name() {
    return this.#facts.name;
  }

  /** The highest one, as a word. */
  get role() {
    return this.#facts.role;
  }

  /** May act: end calls, run campaigns, import contacts. */
  get isOperator() {
    return ['admin', 'operator'].includes(this.#facts.role);
  }

  get isAdmin() {
    return this.#facts.role === 'admin';
  }

  get seesNumbers() {
    return this.#facts.seesNumbers;
  }

  /** When the token ends, ms since 1970, or null where it does not say. */
  get endsAt() {
    return this.#facts.endsAt;
  }

  /** @param renewal gives a new token without asking the person, or null; fails where nobody could be asked for one */
  renewBy(renewal) {
    this.#renewal = renewal;
  }

  /**
   * Another token in place of one that ends or was refused.
   * @return whether there is one; fails where that cannot be known at present
   */
  async renewAfter(token) {
    if (token === this.token && !this.#over) {
      const next = await this.#renewal();
      if (next !== null && token === this.token && !this.#over) {
        this.#renew(next);
      }
    }
    return token !== this.token && !this.#over;
  }

  end(problem = '') {
    if (!this.#over) {
      this.#over = true;
      this.#tellEnd(problem);
    }
  }

  /** A renewal changes no person: a token of somebody else's would act in their name under this one's. */
  #renew(token) {
    const facts = sessionOf(token);
    if (facts.problem) {
      return;
    }
    if (facts.subject !== this.#facts.subject) {
      this.end('The sign-in provider answered for somebody else. Sign in again.');
      return;
    }
    this.#facts = signIn(token);
    this.dispatchEvent(new Event('renewed'));
  }

  #tellEnd(problem) {
    this.dispatchEvent(Object.assign(new Event('ended'), { problem }));
  }
}

/**
 * The token of a link `#token=…`, which is taken out of the address bar and of this history entry; else the tab's.
 * @param takesLinks whether such a link counts: where a provider says who somebody is, a link does not
 */
export function openSession({ takesLinks = true } = {}) {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.has('token')) {
    const token = fragment.get('token').trim();
    history.replaceState(history.state, '', location.pathname + location.search);
    if (token && takesLinks) {
      sessionStorage.setItem(KEY, token);
    }
  }
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : sessionOf(kept);
}

export function signIn(token) {
  const facts = sessionOf(token.trim());
  if (!facts.problem) {
    sessionStorage.setItem(KEY, facts.token);
  }
  return facts;
}

export function signOut() {
  sessionStorage.removeItem(KEY);
}

/** Takes from this tab what was typed and not stored, and what stands beside the address, such as a number that was looked for. */
export function forgetTyped() {
  Object.keys(sessionStorage).filter((key) => key.startsWith(DRAFTS)).forEach((key) => sessionStorage.removeItem(key));
  history.replaceState(null, '', location.pathname + location.search);
}

/** {token, subject, name, role, endsAt, seesNumbers} or {problem}: a sentence that says why the text cannot be a token in use. */
export function sessionOf(token, now = Date.now()) {
  const claims = claimsOf(token);
  if (claims === null) {
    return { problem: 'This is not a token. A token has three parts, separated by dots.' };
  }
  const subject = claims.sub ?? null;
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= now) {
    return { problem: `This token expired ${new Date(claims.exp * 1000).toLocaleString()}. Ask for a new one.`, subject };
  }
  const roles = Array.isArray(claims.roles) ? claims.roles : [];
  const role = RANK.find((one) => roles.includes(one)) ?? 'no role';
  return {
    token,
    subject,
    name: String(claims.name ?? claims.preferred_username ?? claims.email ?? claims.sub ?? 'unnamed'),
    role,
    endsAt: typeof claims.exp === 'number' ? claims.exp * 1000 : null,
    seesNumbers: ['admin', 'operator'].includes(role) || [claims.scope ?? ''].flat().join(' ').split(' ').includes('numbers'),
  };
}

function claimsOf(token) {
  const parts = token.split('.');
  if (parts.length !== 3) {
    return null;
  }
  try {
    const bytes = Uint8Array.from(atob(parts[1].replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? claims : null;
  } catch (notBase64OrJson) {
    return null;
  }
}
