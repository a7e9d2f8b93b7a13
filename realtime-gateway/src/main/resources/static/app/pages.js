/**
 * The pages, in the order of the navigation: a path is shown by the first page that it fits. `:name` stands for one part of a
 * path; a page with an icon stands in the navigation, and is marked there for the pages that name it as `within` too.
 */
export const PAGES = [
  {
    name: 'live',
    title: 'Live',
    icon: 'M8 3.5v9M5 6v4M11 6v4M2.2 7.4v1.2M13.8 7.4v1.2',
    paths: ['/', '/live'],
    load: () => import('./live/live-page.js'),
  },
  {
    name: 'calls',
    title: 'Calls',
    icon: 'M3.2 2.8h2.4l1.1 2.9-1.5 1.2a8 8 0 0 0 3.9 3.9l1.2-1.5 2.9 1.1v2.4c0 .5-.4 1-1 1C6.8 13.6 2.4 9.2 2.2 3.800c0-.6.4-1 1-1z',
    paths: ['/calls'],
    load: () => import('./calls/calls-page.js'),
  },
  { name: 'call', within: 'calls', title: 'Call', paths: ['/calls/:sid'], load: () => import('./call/call-page.js') },
  {
    name: 'campaigns',
    title: 'Campaigns',
    icon: 'M2.5 6.5v3h2.5l5 3v-9l-5 3zM12.2 5.8a3 3 0 0 1 0 4.4',
    paths: ['/campaigns'],
    load: () => import('./campaigns/campaigns-page.js'),
  },
  {
    name: 'campaign-setup',
    within: 'campaigns',
    title: 'New campaign',
    paths: ['/campaigns/new', '/campaigns/:id/setup'],
    load: () => import('./campaigns/setup-page.js'),
  },
  {
    name: 'campaign',
    within: 'campaigns',
    title: 'Campaign',
    paths: ['/campaigns/:id'],
    load: () => import('./campaigns/campaign-page.js'),
  },
  {
    name: 'contacts',
    title: 'Contacts',
    icon: 'M8 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2M3 13.2c.6-2.3 2.6-3.4 5-3.4s4.4 1.1 5 3.4',
    paths: ['/contacts'],
    load: () => import('./contacts/contacts-page.js'),
  },
  {
    name: 'contact-import',
    within: 'contacts',
    title: 'Import contacts',
    paths: ['/contacts/import'],
    load: () => import('./contacts/import-page.js'),
  },
  {
    name: 'contact-new',
    within: 'contacts',
    title: 'New contact',
    paths: ['/contacts/new'],
    load: () => import('./contacts/new-contact-page.js'),
  },
  {
    name: 'contact',
    within: 'contacts',
    title: 'Contact',
    paths: ['/contacts/:id'],
    load: () => import('./contacts/contact-page.js'),
  },
  { name: 'missing', title: 'Not found', paths: [], load: () => import('./missing/missing-page.js') },
];
