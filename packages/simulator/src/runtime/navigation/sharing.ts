import type { Place } from '../../contract/errors';
import type { Problems } from '../../contract/problems';
import { h } from '../../ui/dom';
import { listSheet } from '../../ui/list-sheet';
import type { OpenModal } from '../../ui/modal';
import { asText } from '../../view/attribute-values';
import { nodeOf } from '../../view/node-registry';
import type { Navigation } from '.';
import type { PageInstance } from '../page/instance';
import type { Program } from '../program';
import type { Registry } from '../registry';
import { toQuery } from './url';

/** What makes the app share: a button of the page, the capsule's menu, `my.showSharePanel`. */
export type ShareSource = 'button' | 'menu' | 'code';

export interface SharingParts {
  readonly navigation: Navigation;
  readonly problems: Problems;
  readonly open: OpenModal;
  readonly registry: Registry;
  appName(): string;
  program(): Program;
  /** Address of an image for the browser; nothing for a file that is not in the app, which is a problem. */
  resolveImage(src: string, from: Place): string;
  /** Runs code of the app whose result is not waited for. */
  guard(run: () => unknown): void;
}

interface Message {
  readonly title: string;
  readonly path: string;
  readonly desc: string;
  /** Address of its picture; empty if it has none. */
  readonly image: string;
  readonly success?: unknown;
}

/** "目前支持的分享渠道" */
const CHANNELS = ['支付宝好友', '支付宝朋友动态', '钉钉', '新浪微博', '微信', 'QQ'];

/** 自定义吱口令文案，最多 28 个字符; 设置关键字不能超过 5 个字 (页面运行机制.md of AlipayDocs/open-docs). */
const LONGEST = { content: 28, searchTip: 5 };

/** Pictures that a message may have, the one for friends first. */
const IMAGES = ['scImgUrl', 'bgImgUrl', 'imageUrl'];

/**
 * Shares the page on top: by what its `onShareAppMessage` gives, or the app's, or else under the app's name.
 * @see mini/framework/小程序页面/页面运行机制.md of AlipayDocs/open-docs
 */
export class Sharing {
  /** Pages for which `my.hideShareMenu` was called. */
  private readonly hidden = new WeakSet<PageInstance>();

  constructor(private readonly parts: SharingParts) {}

  get inMenu(): boolean {
    const { top } = this.parts.navigation;
    return top !== undefined && !this.hidden.has(top);
  }

  set inMenu(shown: boolean) {
    const { top } = this.parts.navigation;
    if (top && shown) this.hidden.delete(top);
    else if (top) this.hidden.add(top);
  }

  /** @param target The button, if one was tapped. */
  share(from: ShareSource, target?: Readonly<Record<string, unknown>>): void {
    const { parts } = this;
    const { top } = parts.navigation;
    if (top) parts.guard(() => this.ask(top, { from, target, ...webViewOf(top) }));
  }

  private async ask(page: PageInstance, options: Readonly<Record<string, unknown>>): Promise<void> {
    const { parts } = this;
    const message = this.read(page, await this.wanted(page, options));
    const { title, desc, path, image, success } = message;
    const text = [desc, path].filter(Boolean).join('\n');
    const extra =
      image === '' ? {} : { extra: h('img', { class: 'sim-share-image', src: image, alt: '' }) };
    const chosen = await listSheet(parts.open, {
      title,
      text,
      sections: [{ items: CHANNELS }],
      ...extra,
    });
    const channelName = CHANNELS[chosen?.[0] ?? -1];
    if (channelName === undefined || typeof success !== 'function') return;
    parts.guard(() =>
      (success as (result: unknown) => unknown)({ channelName, shareResult: true }),
    );
  }

  /** "当页面未设置 page.onShareAppMessage 时，调用分享会执行全局的分享设置". An empty result says nothing. */
  private wanted(page: PageInstance, options: unknown): unknown {
    const { app } = this.parts.registry;
    if (page.shareMessage) return page.shareMessage(options) ?? null;
    return app?.has('onShareAppMessage') === true
      ? (app.call('onShareAppMessage', options) ?? null)
      : undefined;
  }

  private read(page: PageInstance, wanted: unknown): Message {
    const { parts } = this;
    const query = parts.program().config.sharesQuery ? toQuery(page.query) : '';
    const standard = { title: parts.appName(), path: page.route + query, desc: '', image: '' };
    if (wanted === undefined) return standard;
    if (typeof wanted !== 'object' || wanted === null) {
      this.tell(page, 'an object must be returned');
      return standard;
    }
    const given = wanted as Record<string, unknown>;
    const { title, path, desc, success } = given;
    for (const [name, value] of Object.entries({ title, path })) {
      if (typeof value !== 'string' || value === '') this.tell(page, `${name}: text is required`);
    }
    for (const [name, most] of Object.entries(LONGEST)) {
      const text = asText(given[name]);
      if (text.length > most) this.tell(page, `${name}: ${most} characters at the most`);
    }
    const message = {
      title: asText(title) || standard.title,
      path: asText(path) || standard.path,
      desc: asText(desc),
      image: this.imageOf(page, given),
      success,
    };
    const target = message.path.replace(/^\//, '').replace(/\?.*/s, '');
    if (!this.parts.program().pages.includes(target))
      this.tell(page, `path: there is no page ${target}`);
    return message;
  }

  /** The first of its pictures; "不支持：base64". */
  private imageOf(page: PageInstance, given: Readonly<Record<string, unknown>>): string {
    for (const name of IMAGES) {
      const src = asText(given[name]);
      if (src.startsWith('data:')) this.tell(page, `${name}: base64 is not supported`);
      else if (src !== '') return this.parts.resolveImage(src, { file: `${page.route}.js` });
    }
    return '';
  }

  private tell({ route }: PageInstance, message: string): void {
    const file = `${route}.js`;
    this.parts.problems.unknown('onShareAppMessage', `onShareAppMessage: ${message}`, { file });
  }
}

/** "页面中包含 web-view 组件时，返回当前 web-view 的 URL" */
function webViewOf(page: PageInstance): { webViewUrl?: string } {
  for (const frame of page.element.querySelectorAll('iframe')) {
    const node = nodeOf(frame);
    if (node?.basic.tag === 'web-view') return { webViewUrl: asText(node.attributes.src) };
  }
  return {};
}
