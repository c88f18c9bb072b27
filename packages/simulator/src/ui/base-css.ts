/**
 * How the basic components look by themselves. One class each: whatever the app says weighs more. Colours are
 * Alipay's, darkened where text needs a contrast of 4.5:1.
 */
export const BASE_CSS = `
.a-page { min-height: 100%; box-sizing: border-box; font-size: 16px; line-height: 1.5; color: #333333; overflow-wrap: break-word;
  -webkit-user-select: none; user-select: none; }
.a-customize-tab-bar { position: fixed; right: 0; bottom: 0; left: 0; z-index: 10000; font-size: 16px; line-height: 1.5;
  color: #333333; }
.a-view, .a-scroll-view, .a-form, .a-checkbox-group, .a-radio-group, .a-navigator, .a-picker, .a-rich-text, .a-cover-view,
.a-share-element, .a-match-media, .a-swiper-item, .a-movable-view, .a-movable-area { display: block; margin: 0; }
.a-page [data-node][hidden] { display: none !important; }
.a-box { display: block; box-sizing: border-box; min-height: 24px; overflow: hidden; border: 1px dashed #999999;
  background: #f7f7f7; }
.a-box::before { content: attr(data-label); display: block; padding: 2px 6px; color: #666666; font-size: 12px; }
/* No page of the platform lists <favorite> any more: a tip below the capsule that takes no place on the page. It is the
   first tag of the home page that Alipay's own examples and templates have. */
.a-box[data-label="<favorite>"] { position: fixed; top: 4px; right: 8px; z-index: 1; padding: 0 6px 4px; font-size: 12px;
  pointer-events: none; }
/* A layer that comes up from the foot of the page (support/支付宝小程序/案例分析/关注&跳转生活号组件使用说明.md). */
.a-box[data-label="<life-follow>"] { position: fixed; right: 8px; bottom: 8px; z-index: 1; padding: 0 6px 4px; pointer-events: none; }
.a-view-still { touch-action: none; }
.a-scroll-view-trap { overscroll-behavior: contain; }
.a-text { display: inline; white-space: pre-line; }
.a-text-selectable { -webkit-user-select: text; user-select: text; }
.a-text-clamped { display: -webkit-box; -webkit-box-orient: vertical; overflow: hidden; }
.a-label { display: inline; }
.a-image { display: inline-block; width: 300px; height: 225px; object-fit: fill; vertical-align: bottom; }
/* An image is a box with a picture in it (image 图片.md, Bug & Tip: its display: flex lays that out): as a flex item it shrinks,
   where a browser's own keeps the width that it is given. An icon without a size of its own stays in its small box so. */
:where(.a-image:not(.a-image-widthFix, .a-image-heightFix)) { min-width: 0; min-height: 0; }
/* Where there is no picture a phone draws nothing; a browser would draw a frame and a sign of its own. */
.sim img[data-broken]:not([data-node]) { visibility: hidden; }
:is(.a-image, .a-cover-image):where(:not([src]), [data-broken]) { content: url("data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="); }
.a-image-aspectFit { object-fit: contain; }
.a-image-aspectFill { object-fit: cover; }
.a-image-widthFix { height: auto; }
.a-image-heightFix { width: auto; }
.a-image-widthFix:where(:not([src]), [data-broken]) { height: 0; }
.a-image-heightFix:where(:not([src]), [data-broken]) { width: 0; }
.a-image-top { object-fit: none; object-position: top; }
.a-image-bottom { object-fit: none; object-position: bottom; }
.a-image-center { object-fit: none; object-position: center; }
.a-image-left { object-fit: none; object-position: left; }
.a-image-right { object-fit: none; object-position: right; }
.a-image-top-left { object-fit: none; object-position: left top; }
.a-image-top-right { object-fit: none; object-position: right top; }
.a-image-bottom-left { object-fit: none; object-position: left bottom; }
.a-image-bottom-right { object-fit: none; object-position: right bottom; }
.a-icon { display: inline-block; line-height: 1; }
.a-icon svg { width: 1em; height: 1em; fill: currentColor; vertical-align: top; }
.a-icon-loading svg { animation: sim-spin 1s linear infinite; }
/* What the attribute says weighs more than a class: the tabs of antd-mini and of mini-ali-ui have overflow: hidden, and scroll. */
.a-scroll-view-x { overflow-x: auto !important; overflow-y: hidden; }
.a-scroll-view-y { overflow-y: auto !important; overflow-x: hidden; }
/* Buttons and fields are as wide as their place without the margins that an app gives them: examples of Alipay's own
   libraries have margin: 0 10px. Where that is no line of its own, acss/line-width.ts tells of it; fields shrink. */
:where(.a-page, [data-node]) { --sim-flex: initial; --sim-own: initial; --sim-cap: initial; }
:where(.a-page, [data-node]:not(.a-button)) { --sim-item: var(--sim-flex); }
:where(.a-button, .a-input, .a-textarea) { --sim-line: 100%; }
@supports (width: -moz-available) { :where(.a-button, .a-input, .a-textarea) { --sim-line: -moz-available; } }
@supports (width: -webkit-fill-available) { :where(.a-button, .a-input, .a-textarea) { --sim-line: -webkit-fill-available; } }
.a-button { display: block; width: var(--sim-own, var(--sim-item, var(--sim-line))); height: 47px; overflow: hidden; white-space: nowrap; margin: 0; padding: 0 14px; box-sizing: border-box;
  border: 1px solid #eeeeee; border-radius: 5px; background: #ffffff; color: #000000; font: inherit; font-size: 18px;
  line-height: 47px; text-align: center; cursor: pointer; }
.a-button-primary { border-color: #126ef3; background: #126ef3; color: #ffffff; }
.a-button-warn { border-color: #d4202e; background: #d4202e; color: #ffffff; }
.a-button-plain { background: transparent; }
.a-button-plain.a-button-primary { color: #0b63e0; }
.a-button-plain.a-button-warn { color: #d4202e; }
.a-button-mini { display: inline-block; width: auto; height: 30px; font-size: 13px; line-height: 30px; }
.a-button:disabled { opacity: 0.4; cursor: not-allowed; }
.a-button-loading::before { content: ""; display: inline-block; width: 16px; height: 16px; margin-right: 8px;
  box-sizing: border-box; border: 2px solid currentColor; border-top-color: transparent; border-radius: 50%;
  vertical-align: -2px; animation: sim-spin 1s linear infinite; }
.button-hover { opacity: 0.7; }
.a-input, .a-textarea { display: block; width: var(--sim-line); min-width: 0; box-sizing: border-box; margin: 0; padding: 0 15px; border: 0;
  border-radius: 0; background: #ffffff; color: #000000; font: inherit; font-size: 17px; }
.a-input { width: 100%; max-width: var(--sim-cap, var(--sim-line)); height: 47px; }
.a-input[style*="width"] { --sim-cap: none; }
.a-textarea { display: flex; flex-direction: column; height: 100px; padding: 12px 15px; }
.a-textarea > textarea { flex: 1; display: block; width: 100%; height: calc(100% - 18px); min-height: 1lh; box-sizing: border-box; margin: 0; padding: 0;
  border: 0; outline: 0; background: none; color: inherit; font: inherit; line-height: inherit; text-align: inherit;
  letter-spacing: inherit; resize: none; }
.a-textarea:has(> [hidden]) > textarea { height: 100%; }
.a-textarea-auto { height: auto; min-height: 100px; }
.a-textarea-auto > textarea { height: auto; field-sizing: content; }
.a-textarea-count { flex: none; color: #737373; font-size: 12px; line-height: 1.5; text-align: end; }
.a-textarea-count[hidden] { display: none; }
.a-input::placeholder, .a-textarea > textarea::placeholder { color: var(--placeholder-color, #737373);
  font-family: var(--placeholder-font-family, inherit); font-size: var(--placeholder-font-size, inherit);
  font-style: var(--placeholder-font-style, inherit); font-weight: var(--placeholder-font-weight, inherit);
  line-height: var(--placeholder-line-height, inherit); letter-spacing: var(--placeholder-letter-spacing, inherit);
  text-align: var(--placeholder-text-align, inherit); text-decoration: var(--placeholder-text-decoration, none);
  text-indent: var(--placeholder-text-indent, 0); background: var(--placeholder-background, none);
  opacity: var(--placeholder-opacity, 1); }
.a-checkbox, .a-radio { width: 22px; height: 22px; margin: 0; vertical-align: middle; accent-color: var(--choice-color, #1677ff); }
.a-switch { appearance: none; position: relative; width: 51px; height: 31px; margin: 0; border-radius: 16px;
  background: #cccccc; vertical-align: middle; cursor: pointer; transition: background-color 0.2s; }
.a-switch::before { content: ""; position: absolute; top: 2px; left: 2px; width: 27px; height: 27px; border-radius: 50%;
  background: #ffffff; transition: left 0.2s; }
.a-switch:checked { background: var(--choice-color, #1677ff); }
.a-switch:checked::before { left: calc(100% - 29px); }
.a-switch:disabled, .a-checkbox:disabled, .a-radio:disabled { opacity: 0.4; cursor: not-allowed; }
`;
