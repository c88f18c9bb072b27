import { fireEvent } from '@testing-library/dom';
import { appFiles, start } from './phone';

const PICTURE = 'https://example.com/none.png';

/** An app with that page, and a tab bar with an icon. */
function open(axml: string) {
  const page = { axml, js: `{ data: { nodes: '<img src="${PICTURE}">' } }` };
  const item = { pagePath: 'pages/a/a', name: '甲', icon: PICTURE };
  const other = { pagePath: 'pages/b/b', name: '乙' };
  return start(
    appFiles(
      { 'pages/a/a': page, 'pages/b/b': {} },
      {},
      {
        'app.json': JSON.stringify({
          pages: ['pages/a/a', 'pages/b/b'],
          tabBar: { items: [item, other] },
        }),
      },
    ),
  );
}

// On a phone a picture that does not come is nothing; a browser has a sign for it.
test.each([
  ['<rich-text>', '<rich-text nodes="{{nodes}}"/>', '.a-rich-text img'],
  [
    'a marker of a <map>',
    `<map markers="{{[{ id: 1, latitude: 30, longitude: 120, iconPath: '${PICTURE}' }]}}"/>`,
    '.a-map-marker img',
  ],
  ['the tab bar', '', '.sim-tab img'],
])('a picture in %s that does not come is not seen, until it comes', (_where, axml, selector) => {
  const { root } = open(axml);
  const picture = root.querySelector(selector) ?? root;
  expect(picture).toBeVisible();
  fireEvent.error(picture);
  expect(picture).not.toBeVisible();
  fireEvent.load(picture);
  expect(picture).toBeVisible();
});

test.each(['image', 'cover-image'])(
  'an <%s> keeps its place and its styles; another picture may come, also while another page is shown',
  async (tag) => {
    const { root, screen, person } = open(`<${tag} src="${PICTURE}"/>`);
    const picture = root.querySelector(`.a-${tag}`) ?? root;
    await person.click(screen.getByRole('tab', { name: '乙' }));
    expect(picture).not.toBeInTheDocument();
    fireEvent.error(picture);
    await person.click(screen.getByRole('tab', { name: '甲' }));
    expect(picture).toHaveAttribute('data-broken');
    expect(picture).toBeVisible();
    fireEvent.load(picture);
    expect(picture).not.toHaveAttribute('data-broken');
  },
);
