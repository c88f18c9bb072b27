import { fireEvent } from '@testing-library/dom';
import { appFiles, start } from './phone';

/** The phone as a preview draws it in a low window: at half its size, and somewhere in the browser's window. */
function drawHalf(): void {
  jest.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(390);
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: Element,
  ) {
    const isPage = this.classList.contains('sim-page');
    return isPage ? new DOMRect(100, 50, 195, 400) : new DOMRect(110, 70, 195, 20);
  });
}

const PAGE = {
  axml: '<view id="box" onTap="tap" onTouchStart="touch">方块</view><button onTap="measure">量</button>',
  js: `{
    tap({ detail }) { console.info(JSON.stringify(detail)); },
    touch({ touches }) { console.info(JSON.stringify(touches)); },
    measure() {
      my.createSelectorQuery().select('#box').boundingClientRect().exec((all) => console.info(JSON.stringify(all)));
    },
  }`,
};

test('the app does not notice that the phone is drawn smaller: points and sizes are those of its device', async () => {
  const info = jest.spyOn(console, 'info').mockImplementation(() => undefined);
  const said = () => info.mock.calls.splice(0).map(([text]) => JSON.parse(String(text)) as unknown);
  drawHalf();
  const { screen, settle } = start(appFiles({ 'pages/a/a': PAGE }));
  await settle();
  const box = screen.getByText('方块');

  fireEvent.click(box, { clientX: 150, clientY: 90 });
  expect(said()).toEqual([{ x: 100, y: 80, clientX: 100, clientY: 80, pageX: 100, pageY: 80 }]);

  fireEvent.touchStart(box, {
    touches: [{ identifier: 1, clientX: 110, clientY: 60 }],
    changedTouches: [{ identifier: 1, clientX: 110, clientY: 60 }],
  });
  expect(said()).toEqual([[{ identifier: 1, clientX: 20, clientY: 20, pageX: 20, pageY: 20 }]]);

  fireEvent.click(screen.getByRole('button', { name: '量' }));
  await settle();
  const edges = { left: 20, top: 40, right: 410, bottom: 80 };
  expect(said()).toEqual([[{ x: 20, y: 40, ...edges, width: 390, height: 40 }]]);
});
