import { asText } from '../view/attribute-values';
import type { BasicComponent, EventDetail } from '../view/basic-component';
import { basicComponent } from './define';
import { checkAttribute, onlyOne } from './limits';

/** The page inside runs and sends forms, but cannot reach the app around it. */
const SANDBOX = 'allow-scripts allow-forms';

/**
 * A sandboxed frame over the whole page. What the page inside sends to its parent window, as `my.postMessage` of
 * web-view.min.js does on a phone, is `onMessage`.
 * @see mini/component/基础组件/开放组件/web-view/web-view H5 页面承载.md of AlipayDocs/open-docs
 */
export const webView: BasicComponent = basicComponent('web-view', {
  element: 'iframe',
  setUp(node) {
    const frame = node.element as HTMLIFrameElement;
    frame.setAttribute('sandbox', SANDBOX);
    for (const event of ['load', 'error']) {
      frame.addEventListener(event, (domEvent) => {
        // A frame without an address loads an empty page, which is none of the app's.
        if (!frame.hasAttribute('src')) return;
        node.fire(event, { src: asText(node.attributes.src) }, domEvent);
      });
    }
    const receive = (event: MessageEvent) => {
      if (event.source === frame.contentWindow && event.source !== null) {
        node.fire('message', messageDetail(event.data));
      }
    };
    window.addEventListener('message', receive);
    node.onDispose(() => window.removeEventListener('message', receive));
  },
  mounted: onlyOne,
  update(node, previous) {
    const { element, attributes } = node;
    // src 必须是标准的 H5 链接，任何包含例如 `alipays://xx...` 的链接都会导致重定向出错，从而无法展示页面.
    checkAttribute(node, 'src', 'an address of the web is required', isWebPage);
    if (attributes['aria-label'] === undefined) element.setAttribute('title', '网页');
    const src = asText(attributes.src);
    if (src === asText(previous.src)) return;
    // No script may come in by its address, either.
    if (isWebPage(src)) element.setAttribute('src', src);
    else element.removeAttribute('src');
  },
});

/**
 * The page of web-view has `event.detail = { data }`; its own sample, and the pages on talking with it, have what was
 * sent as the detail itself.
 * @see git:184943f2^:mini/api/基础API/web-view组件控制/my.createWebViewContext.md of AlipayDocs/open-docs
 */
function messageDetail(data: unknown): EventDetail {
  return typeof data === 'object' && data !== null ? { data, ...data } : { data };
}

function isWebPage(src: unknown): boolean {
  const address = asText(src);
  return /^https?:\/\//i.test(address) && !/alipays?:\/\//i.test(address);
}
