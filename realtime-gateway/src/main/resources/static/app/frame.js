import { byId, element, icon, setText } from './element.js';
import { sentence, time } from './format.js';
import { PAGES } from './pages.js';
import { SearchField } from './search/search-field.js';

const WORDS = {
  connecting: 'Connecting…',
  live: 'Live',
  waiting: 'Waiting for live data…',
  reconnecting: 'Reconnecting…',
  refused: 'Refused',
};

/** What stands around every page: where one can go, who is signed in, and what the live connection is doing. */
export class Frame {
  #signInAgain;
  #act = null;
  #search;

  /** @param services see rest.js; @param go to an address of the dashboard; @param signOut, signInAgain what the buttons do */
  constructor({ session, services, go, signOut, signInAgain, signal }) {
    this.#signInAgain = signInAgain;
    this.#search = new SearchField({ context: { services, session }, go, signal });
    byId('search').replaceChildren(this.#search.element);
    setText(byId('who-name'), session.name);
    setText(byId('who-role'), session.role);
    byId('navigation').replaceChildren(...PAGES.filter((page) => page.icon).map(entry));
    byId('notice').hidden = true;
    byId('sign-out').addEventListener('click', () => signOut(), { signal });
    byId('notice-act').addEventListener('click', () => this.#act?.(), { signal });
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  /** Marks where in the navigation a page stands. */
  shown(page) {
    for (const link of byId('navigation').querySelectorAll('a')) {
      const here = [page.name, page.within].includes(link.dataset.page);
      link.toggleAttribute('aria-current', here);
      if (here) {
        link.setAttribute('aria-current', link.dataset.page === page.name ? 'page' : 'true');
      }
    }
  }

  /** @param lostAt ms: how old what is shown is, or null while that is new or nothing was ever shown */
  state({ kind, reason, lostAt }) {
    byId('connection-state').dataset.state = kind;
    setText(byId('connection-text'), WORDS[kind]);
    byId('content').classList.toggle('stale', kind !== 'live' && lostAt !== null);
    const since = lostAt === null ? '' : ` What you see is how it was at ${time(lostAt)}.`;
    if (kind === 'refused') {
      this.#notice('problem', `${sentence(reason)}${since}`, 'Sign in again', this.#signInAgain);
    } else if (kind === 'reconnecting') {
      this.#notice('warning', `The connection is lost.${since} Trying to connect again.`);
    } else if (kind === 'waiting') {
      this.#notice('warning', `${sentence(reason)}${since}`);
    } else {
      byId('notice').hidden = true;
    }
  }

  #notice(tone, text, act = null, run = null) {
    byId('notice').hidden = false;
    byId('notice').dataset.tone = tone;
    setText(byId('notice-text'), text);
    byId('notice-act').hidden = act === null;
    setText(byId('notice-act'), act ?? '');
    this.#act = run;
  }

  /** A slash goes to the search field. */
  #key(event) {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      this.#search.focus();
    }
  }
}

function entry({ name, title, icon: path, paths }) {
  return element('li', {}, element('a', { href: paths.at(-1), 'data-page': name }, icon(path), title));
}
