import { fireEvent } from '@testing-library/dom';
import { recordLines, startFailure, startPage } from '../../phone';

const HANDLERS = [1, 2, 3, 4]
  .map((n) => `handleTap${n}(e) { console.info(String(${n})); }`)
  .join(', ');

/** What is called, in order, when the inner view is touched. */
function touched(outer: string, inner: string, event = 'TouchStart'): string[] {
  const lines = recordLines();
  const axml = `<view id="outer" on${event}="handleTap1" ${outer}>outer<view id="inner" on${event}="handleTap3" ${inner}>inner</view></view>`;
  const { screen } = startPage({ axml, js: `{ ${HANDLERS} }` });
  const target = screen.getByText('inner');
  if (event === 'Tap') fireEvent.click(target);
  else fireEvent.touchStart(target, { touches: [], changedTouches: [] });
  return lines();
}

describe('事件系统/事件介绍: 事件的捕获阶段', () => {
  test('在捕获阶段中，事件到达节点的顺序与冒泡阶段恰好相反', () => {
    expect(
      touched('capture-onTouchStart="handleTap2"', 'capture-onTouchStart="handleTap4"'),
    ).toEqual(['2', '4', '3', '1']);
  });

  test('capture-catch 中断捕获阶段和取消冒泡阶段', () => {
    expect(
      touched('capture-catchTouchStart="handleTap2"', 'capture-onTouchStart="handleTap4"'),
    ).toEqual(['2']);
  });

  test('taps are touches too', () => {
    expect(touched('capture-onTap="handleTap2"', '', 'Tap')).toEqual(['2', '3', '1']);
  });

  test('other events have no way down', () => {
    expect(startFailure({ axml: '<input capture-onInput="go"/>' })).toBe(
      'pages/home/home.axml:1: <input>: event capture-onInput is not known',
    );
  });
});
