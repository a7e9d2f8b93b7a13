import { Address } from './address.js';
import { element } from './element.js';
import { closeDialogs } from './widgets/dialog.js';
import { problemNotice } from './widgets/notice.js';

/** Shows the page of the address, one at a time. Links inside the page change the address without loading the document. */
export class Router {
  #pages;
  #root;
  #context;
  #shown;
  #end = new AbortController();
  #page = null;
  #path = null;
  #turn = 0;

  /** @param pages see pages.js; @param context what every page gets; @param shown told the page that is shown */
  constructor({ pages, root, context, shown }) {
    this.#pages = pages;
    this.#root = root;
    this.#context = context;
    this.#shown = shown;
  }

  start() {
    const { signal } = this.#end;
    document.addEventListener('click', (event) => this.#click(event), { signal });
    window.addEventListener('popstate', () => {
      closeDialogs();
      this.#follow();
    }, { signal });
    this.#open();
  }

  stop() {
    this.#end.abort();
    this.#leave();
  }

  go(path, { keep = null, replace = false } = {}) {
    history[replace ? 'replaceState' : 'pushState'](keep, '', path);
    this.#follow({ moved: true });
  }

  #click(event) {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !plain || !link || link.target || link.hasAttribute('download')
      || link.origin !== location.origin) {
      return;
    }
    if (!link.hash) {
      event.preventDefault();
      this.go(link.pathname + link.search);
    } else if (isOfThisPage(link, location)) {
      event.preventDefault();
      show(link.hash);
    }
  }

  #follow({ moved = false } = {}) {
    if (location.pathname === this.#path && this.#page?.follow) {
      this.#page.follow();
    } else {
      this.#open();
      if (moved) {
        window.scrollTo(0, 0);
      }
    }
  }

  async #open() {
    this.#leave();
    const turn = this.#turn;
    const first = this.#path === null;
    const path = location.pathname;
    this.#path = path;
    const { page, params } = pageAt(this.#pages, path);
    const root = element('div', { class: 'page', 'data-page': page.name });
    this.#root.replaceChildren(root);
    document.title = `${page.title} · Ringway`;
    this.#shown(page);
    try {
      const { default: Page } = await page.load();
      if (turn === this.#turn) {
        const address = new Address({ path, params, router: this });
        this.#page = new Page({ ...this.#context, root, address });
        this.#page.start();
      }
    } catch (error) {
      console.error(error);
      root.replaceChildren(problemNotice(error, { again: () => this.#open() }));
    }
    if (turn === this.#turn && !first) {
      this.#root.focus({ preventScroll: true });
    }
  }

  #leave() {
    this.#turn += 1;
    this.#page?.stop();
    this.#page = null;
    this.#root.replaceChildren();
  }
}

/** The page of a path, the first that fits; the last one of the table fits every path. {page, params} */
export function pageAt(pages, path) {
  for (const page of pages) {
    for (const pattern of page.paths) {
      const params = paramsOf(pattern, path);
      if (params !== null) {
        return { page, params };
      }
    }
  }
  return { page: pages.at(-1), params: {} };
}

/** Whether a link leads to another place of what is shown: that is no other address, and takes nothing that was typed. */
export function isOfThisPage(link, here) {
  return link.pathname === here.pathname && link.search === here.search;
}

function show(hash) {
  const place = document.getElementById(hash.slice(1));
  place?.scrollIntoView();
  place?.focus({ preventScroll: true });
}

function paramsOf(pattern, path) {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) {
    return null;
  }
  const params = {};
  for (const [at, part] of wanted.entries()) {
    if (part.startsWith(':') && given[at] !== '') {
      params[part.slice(1)] = decoded(given[at]);
    } else if (part !== given[at]) {
      return null;
    }
  }
  return params;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch (malformed) {
    return part;
  }
}
