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
  { name: 'missing', title: 'Not found', paths: [], load: () => import('./missing/missing-page.js') },
];
