import { createRoot } from '../../view/engine';
import { NO_SLOTS, type ComponentInstance } from '../../view/vnode';
import type { ViewHost, ViewInstance } from '../view-instance';

/**
 * The tab bar that an app draws by itself, with a component of its own: each page of the bar has another instance.
 * @see mini/framework/基础能力/自定义 tabBar.md of AlipayDocs/open-docs
 */
export class CustomTabBar {
  readonly instance: ComponentInstance;
  private readonly root = createRoot();

  constructor(host: ViewHost, path: string, page: ViewInstance, element: HTMLElement) {
    this.root.element.className = 'a-customize-tab-bar';
    this.root.attach(element);
    const place = { file: 'app.json' };
    const nothing = new Map<never, never>();
    const given = {
      props: {},
      slots: NO_SLOTS,
      generics: nothing,
      ref: undefined,
      owner: page,
      enclosing: undefined,
      place,
    };
    this.instance = host.createComponent(path, given, this.root.tree, page);
  }

  remove(): void {
    this.instance.unmount();
    this.root.detach();
  }
}
