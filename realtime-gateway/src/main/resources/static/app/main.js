import { loadConfig } from './config.js';
import { byId, setText } from './element.js';
import { LiveView } from './live-view.js';
import { openSession, signIn, signOut } from './session.js';

let view = null;

function showSignIn(problem = '') {
  view?.stop();
  view = null;
  byId('frame').hidden = true;
  byId('sign-in-page').hidden = false;
  setText(byId('sign-in-problem'), problem);
  byId('token').value = '';
  byId('token').focus();
}

async function enter(session) {
  let config;
  try {
    config = await loadConfig();
  } catch (error) {
    showSignIn(error.message);
    return;
  }
  view?.stop();
  byId('sign-in-page').hidden = true;
  byId('frame').hidden = false;
  setText(byId('who-name'), session.name);
  setText(byId('who-role'), session.role);
  view = new LiveView({ config, session, signOut: leave });
  view.start();
}

function leave() {
  signOut();
  showSignIn();
}

function begin() {
  const session = openSession();
  if (session === null) {
    showSignIn();
  } else if (session.problem) {
    signOut();
    showSignIn(session.problem);
  } else {
    enter(session);
  }
}

byId('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('token').value;
  const session = text.trim() ? signIn(text) : { problem: 'Paste a token first.' };
  if (session.problem) {
    setText(byId('sign-in-problem'), session.problem);
    byId('token').focus();
  } else {
    enter(session);
  }
});
byId('sign-out').addEventListener('click', leave);
window.addEventListener('hashchange', () => {
  if (new URLSearchParams(location.hash.slice(1)).has('token')) {
    begin();
  }
});
begin();
