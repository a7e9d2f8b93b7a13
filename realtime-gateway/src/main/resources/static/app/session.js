// Who is signed in. The token lives in this tab's session storage and goes nowhere else but to Ringway's services.
const KEY = "ringway.token";

/** Takes a token that was handed over as #token=…, and removes it from the address bar and the history entry. */
function fromAddress() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) {
    sessionStorage.setItem(KEY, token);
    history.replaceState(null, "", location.pathname + location.search);
  }
}

export function currentToken() {
  fromAddress();
  return sessionStorage.getItem(KEY);
}

export function keepToken(token) {
  sessionStorage.setItem(KEY, token.trim());
}

export function forgetToken() {
  sessionStorage.removeItem(KEY);
}

/** Only for display; what someone may do is decided by the services. */
export function describe(token) {
  try {
    const part = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    const roles = Array.isArray(claims.roles) ? claims.roles : [];
    const highest = ["admin", "operator", "viewer"].find((role) => roles.includes(role));
    return { name: String(claims.sub ?? ""), role: highest ?? "no role" };
  } catch {
    return { name: "", role: "unreadable token" };
  }
}
