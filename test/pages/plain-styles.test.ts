import { jsdomStyle } from './plain-styles';
import { openWorld } from './world';

const ASKED = ['display', 'visibility', 'pointer-events'] as const;

/** What differs from jsdom's answer, of all elements there are. */
function differences(): string[] {
  return [...document.querySelectorAll('*')].flatMap((element) =>
    ASKED.filter((property) => {
      const said = getComputedStyle(element).getPropertyValue(property);
      return said !== jsdomStyle(element).getPropertyValue(property);
    }).map((property) => `${property} of ${element.outerHTML}`),
  );
}

describe('styles in page tests', () => {
  it.each(['pages/index/index', 'pages/authorize/authorize', 'pages/account/account'])(
    'are those of jsdom on %s',
    async (path) => {
      const { screen } = await openWorld({ path });
      await screen.findAllByRole('heading');

      expect(differences()).toEqual([]);
    },
  );

  it.each(['display: none', 'display: flex', 'visibility: hidden', 'pointer-events: none'])(
    'are those of jsdom below an element with %s',
    async (style) => {
      const { screen } = await openWorld();
      const heading = await screen.findByRole('heading', { name: '小芝' });
      heading.setAttribute('style', style);
      heading.innerHTML = '<b><input type="hidden"><i hidden>x</i><dialog></dialog></b>';

      expect(differences()).toEqual([]);
      expect(getComputedStyle(heading).cssText).toBe(jsdomStyle(heading).cssText);
      for (const name of ['display', 'visibility', 'pointerEvents', 'opacity'] as const) {
        expect(getComputedStyle(heading)[name]).toBe(jsdomStyle(heading)[name]);
      }
    },
  );

  it('say so when they change', async () => {
    const { screen } = await openWorld();
    const heading = await screen.findByRole('heading', { name: '小芝' });

    heading.hidden = true;

    expect(differences()).toEqual([]);
    expect(screen.queryByRole('heading', { name: '小芝' })).toBeNull();
  });
});
