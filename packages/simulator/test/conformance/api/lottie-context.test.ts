import { appFiles, recordLines, start } from '../../phone';

/** An animation, and what it tells of while these methods are called. */
function told(calls: string, attributes = ''): string[] {
  const lines = recordLines();
  const events = ['Start', 'End', 'Repeat', 'Cancel'];
  const handlers = events.map((event) => `onAnimation${event}="tell"`).join(' ');
  const js = `{
    tell({ type }) { console.info(type); },
    onReady() { const lottie = my.createLottieContext('myLottie'); ${calls} },
  }`;
  const axml = `<lottie id="myLottie" placeholder="https://example.com/p.png" ${attributes} ${handlers}/>`;
  start(appFiles({ 'pages/a/a': { js, axml } }));
  return lines();
}

describe('lottie 动画/my.createLottieContext.md', () => {
  test.each([
    'play()',
    'goToAndPlay({ value: 0.5 })',
    'playFromMinToMaxProgress({ min: 0, max: 1 })',
    'playFromMinToMaxFrame({ min: 0, max: 10 })',
  ])('%s: onAnimationStart 动画开始时触发, once', (call) => {
    expect(told(`lottie.${call}; lottie.play();`)).toEqual(['animationStart']);
  });

  test('stop: onAnimationCancel of an animation that is under way', () => {
    expect(told('lottie.stop(); lottie.play(); lottie.stop(); lottie.stop();')).toEqual([
      'animationStart',
      'animationCancel',
    ]);
  });

  test.each(['pause()', 'goToAndStop({ value: 1 })', 'downgradeToPlaceholder()'])(
    '%s holds it: what goes on from there is a start',
    (call) => {
      const events = ['animationStart', 'animationStart'];
      expect(told(`lottie.play(); lottie.${call}; lottie.play();`)).toEqual(events);
    },
  );

  test('autoplay: it is under way already', () => {
    expect(told('lottie.play(); lottie.stop();', 'autoplay')).toEqual(['animationCancel']);
  });

  test('setSpeed changes nothing of it', () => {
    expect(told('lottie.setSpeed({ value: 1.5 });')).toEqual([]);
  });

  test('an id of nothing, or of another component, does nothing', () => {
    expect(
      told(`const other = my.createLottieContext('none'); other.play(); other.stop();`),
    ).toEqual([]);
  });
});
