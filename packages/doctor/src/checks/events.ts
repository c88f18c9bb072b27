/** Events of basic components whose names have more than one word. @see mini/component/组件概览.md of AlipayDocs/open-docs */
const EVENTS = new Map(
  `AnimationEnd AnimationIteration AnimationStart CalloutTap ChangeEnd ControlTap FirstAppear FollowLifestyle
  FullScreenChange GetAuthorize GetPhoneNumber GetUserInfo InitComplete LongTap MarkerTap NetStatus PanelTap PickEnd
  PickStart RegionChange RenderStart ScanCode ScrollToLower ScrollToUpper StateChange TimeUpdate TouchCancel TouchEnd
  TouchMove TouchStart TransitionEnd UserAction`
    .split(/\s+/)
    .map((event) => [event.toLowerCase(), event]),
);

/** What WeChat calls otherwise. */
const RENAMED: Readonly<Record<string, string>> = {
  longpress: 'LongTap',
  animationfinish: 'AnimationEnd',
};

/** An event of WeChat's (`scrolltolower`, `to-top`) as it is written behind `on` or `catch`. */
export function eventHere(event: string): string {
  const words = event.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return (
    RENAMED[event] ??
    EVENTS.get(event.toLowerCase()) ??
    `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  );
}
