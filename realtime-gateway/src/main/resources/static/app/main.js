/*
 * Begins here: signs in, then shows the page of the address in the frame.
 *
 * A page is a module `<page>/<page>-page.js` and a line in pages.js. Its default export is a class:
 *   constructor({ config, session, services, live, root, address })
 *     config    what /config.json says (config.js)
 *     session   who is signed in: name, role, isOperator, isAdmin, seesNumbers; decides what is shown and can be clicked,
 *               never what is allowed (session.js)
 *     services  the services' REST APIs: calls, campaigns, transcripts; answers {body, etag, status}, fails with Problem (rest.js)
 *     live      the shared Socket.IO connection: enter(room, store, listener) → leave(), watch(watcher) (live-connection.js)
 *     root      the page's own element, empty; what is in it goes when the page goes
 *     address   the path's params, and the query, in which the state of a list stands (address.js)
 *   start()    builds its DOM in root (element.js, widgets/) and begins to read
 *   stop()     ends what it began: rooms, timers, requests, listeners outside of root (one AbortController does)
 *   follow()   optional: the query was changed by going back or by a link to the same path; without it the page is made anew
 * Its title is an h1 in a header of class `page-head`.
 */
import { loadConfig } from './config.js';
import { byId } from './element.js';
import { Frame } from './frame.js';
import { LiveConnection } from './live-connection.js';
import { PAGES } from './pages.js';
import { servicesOf } from './rest.js';
import { Router } from './router.js';
import { forgetTyped, openSession, Session } from './session.js';
import { SignIn } from './sign-in.js';
import { closeDialogs } from './widgets/dialog.js';
import { clearToasts } from './widgets/toast.js';

let leaveFrame = () => {};
let signIn = null;
let config = null;

function enter(facts) {
  leaveFrame();
  const session = new Session(facts);
  const end = new AbortController();
  const services = servicesOf(config, session);
  const frame = new Frame({
    session,
    services,
    go: (...where) => router.go(...where),
    signOut: () => session.end(),
    signInAgain: () => session.end('Sign in again to go on.'),
    signal: end.signal,
  });
  const live = new LiveConnection({ url: config.socketUrl, session });
  const router = new Router({
    pages: PAGES,
    root: byId('page'),
    context: { config, session, services, live },
    shown: (page) => frame.shown(page),
  });
  leaveFrame = () => {
    leaveFrame = () => {};
    end.abort();
    router.stop();
    live.close();
    closeDialogs();
    clearToasts();
    byId('frame').hidden = true;
  };
  session.addEventListener('ended', ({ problem }) => {
    leaveFrame();
    signIn.forget();
    if (!problem) { // signed out; whose token ended comes back and goes on
      forgetTyped();
    }
    signIn.show(problem);
  });
  byId('frame').hidden = false;
  live.watch((state) => frame.state(state));
  signIn.attend(session, end.signal);
  router.start();
  live.open();
}

async function providerOf({ signIn: settings }) {
  return settings ? new (await import('./open-id.js')).OpenId(settings) : null;
}

async function begin() {
  try {
    config ??= await loadConfig();
  } catch (error) {
    byId('unavailable').hidden = false;
    byId('unavailable-text').textContent = error.message;
    return;
  }
  signIn ??= new SignIn({ openId: await providerOf(config), entered: enter });
  leaveFrame();
  await signIn.begin();
}

window.addEventListener('hashchange', () => {
  if (new URLSearchParams(location.hash.slice(1)).has('token')) {
    if (signIn?.takesLinks ?? true) {
      begin();
    } else {
      openSession({ takesLinks: false });
    }
  }
});
begin();
