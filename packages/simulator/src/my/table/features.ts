/**
 * What `my.canIUse` can be asked for besides APIs and components: features of App, Page, Component and SJS that the
 * simulator has. Each is named as the platform's pages name it.
 * @see mini/framework/小程序自定义组件/组件对象/Component 构造器.md of AlipayDocs/open-docs
 */
export const FEATURES: ReadonlySet<string> = new Set([
  'component',
  'component.getTabBar',
  'component.observers',
  'component.lifetimes',
  'component.relations',
  'component.externalClasses',
  'component.selectOwnerComponent',
  'component.selectComposedParentComponent',
  'component.$selectComponent',
  'component.$selectAllComponents',
  'component.createSelectorQuery',
  'component.createIntersectionObserver',
  'component.createMediaQueryObserver',
  'sjs.event.selector.deep',
  'uploadFile.return.onHeadersReceived',
  'uploadFile.return.offHeadersReceived',
  'mixin',
  'page',
  'page.mixins',
  'page.observers',
  'page.events.onBack',
  'page.setData.callback',
  'page.getTabBar',
  'page.getOpenerEventChannel',
  'page.$selectComponent',
  'page.$selectAllComponents',
  'page.$spliceData',
  'page.$batchedUpdates',
  'page.createSelectorQuery',
  'page.createIntersectionObserver',
  'page.createMediaQueryObserver',
]);
