import { byId, setText } from './element.js';
import { signIn } from './session.js';

/** The page that asks who is there. */
export class SignIn {
  /** @param entered told the facts of a session (see sessionOf) */
  constructor({ entered }) {
    byId('sign-in').addEventListener('submit', (event) => {
      event.preventDefault();
      const text = byId('token').value;
      const facts = text.trim() ? signIn(text) : { problem: 'Paste a token first.' };
      if (facts.problem) {
        setText(byId('sign-in-problem'), facts.problem);
        byId('token').focus();
      } else {
        this.hide();
        entered(facts);
      }
    });
  }

  show(problem = '') {
    document.title = 'Sign in · Ringway';
    byId('sign-in-page').hidden = false;
    setText(byId('sign-in-problem'), problem);
    byId('token').value = '';
    byId('token').focus();
  }

  hide() {
    byId('sign-in-page').hidden = true;
  }
}
