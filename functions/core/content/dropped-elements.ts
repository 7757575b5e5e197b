/** Elements that go with everything in them: what they hold is not prose. */
export const DROPPED_ELEMENTS = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'template',
  'xmp',
  'title',
];
