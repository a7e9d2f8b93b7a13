/*
 * Who is signed in. The token stays in this tab. What is read from it here is for show: whether it is genuine and what it
 * allows is decided by the services alone.
 */
const KEY = 'ringway.token';
const RANK = ['admin', 'operator', 'viewer'];

/** The token of a link `#token=…`, which is taken out of the address bar and of this history entry; else the tab's. */
export function openSession() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.has('token')) {
    const token = fragment.get('token').trim();
    history.replaceState(history.state, '', location.pathname + location.search);
    if (token) {
      sessionStorage.setItem(KEY, token);
    }
  }
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : sessionOf(kept);
}

export function signIn(token) {
  const session = sessionOf(token.trim());
  if (!session.problem) {
    sessionStorage.setItem(KEY, session.token);
  }
  return session;
}

export function signOut() {
  sessionStorage.removeItem(KEY);
}

/** {token, name, role, runsCampaigns} or {problem}: a sentence that says why the text cannot be a token in use. */
export function sessionOf(token, now = Date.now()) {
  const claims = claimsOf(token);
  if (claims === null) {
    return { problem: 'This is not a token. A token has three parts, separated by dots.' };
  }
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= now) {
    return { problem: `This token expired ${new Date(claims.exp * 1000).toLocaleString()}. Ask for a new one.` };
  }
  const roles = Array.isArray(claims.roles) ? claims.roles : [];
  return {
    token,
    name: String(claims.sub ?? 'unnamed'),
    role: RANK.find((role) => roles.includes(role)) ?? 'no role',
    runsCampaigns: ['admin', 'operator'].some((role) => roles.includes(role)),
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
