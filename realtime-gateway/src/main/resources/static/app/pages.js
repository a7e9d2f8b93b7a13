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
  { name: 'missing', title: 'Not found', paths: [], load: () => import('./missing/missing-page.js') },
];
