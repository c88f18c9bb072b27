import { ApiFailure, toError } from '../contract/errors';
import { pluginOf } from '../contract/plugins';
import type { Problems } from '../contract/problems';
import type { Action, PickRequest, ScreenHost } from '../view/basic-component';
import { actionSheet } from '../ui/dialogs';
import type { OpenModal } from '../ui/modal';
import { openPickerSheet } from '../ui/picker-sheet';
import { refuseSwitchTab, type Navigation } from './navigation';

export interface SurfaceParts {
  readonly open: OpenModal;
  readonly navigation: Navigation;
  readonly problems: Problems;
  /** Sends the app to the background, as the capsule's × does. */
  exit(): void;
  /** An error of the page that nothing else catches. */
  report(error: Error): void;
  screenSize: ScreenHost['screenSize'];
  camera: ScreenHost['camera'];
  openType: ScreenHost['openType'];
}

type Surfaces = Pick<
  ScreenHost,
  'screenSize' | 'camera' | 'navigate' | 'pick' | 'choose' | 'onBack' | 'openType'
>;

/** What basic components bring about outside themselves: other pages, sheets above the page. */
export function screenSurfaces(parts: SurfaceParts): Surfaces {
  const { navigation, open } = parts;
  return {
    screenSize: () => parts.screenSize(),
    camera: () => parts.camera(),
    openType: (request) => parts.openType(request),
    onBack: (handle) => navigation.onBack(handle),
    pick: (request: PickRequest) => openPickerSheet(open, request),
    choose(title: string, actions: readonly Action[]) {
      const items = actions.map(({ label }) => label);
      const chosen = actionSheet(open, { title, items, cancelText: '取消' });
      void chosen.then((index) => actions[index]?.run());
    },
    navigate(openType, url, place) {
      try {
        follow(parts, openType, url, pluginOf(place.file));
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        tell(parts, () => {
          // On a device nothing happens at all.
          const message = `<navigator>: ${error.failure.errorMessage}`;
          parts.problems.unknown('<navigator url>', message, place);
        });
      }
    },
  };
}

/** @param within Folder of the plugin whose AXML has the tag. */
function follow(parts: SurfaceParts, openType: string, url: string, within: string): void {
  const { navigation } = parts;
  const target = () => navigation.target(url, undefined, within);
  switch (openType) {
    case 'redirect':
      navigation.redirectTo(target());
      return;
    case 'switchTab':
      refuseSwitchTab(within);
      navigation.switchTab(target(), 'api', url);
      return;
    case 'reLaunch':
      navigation.reLaunch(target());
      return;
    case 'navigateBack':
      navigation.navigateBack(1);
      return;
    case 'reload':
      navigation.reload();
      return;
    case 'exit':
      parts.exit();
      return;
    default:
      navigation.navigateTo(target(), {});
  }
}

/** What is thrown in a listener of the DOM would reach nothing of ours. */
function tell(parts: SurfaceParts, run: () => void): void {
  try {
    run();
  } catch (error) {
    parts.report(toError(error));
  }
}
