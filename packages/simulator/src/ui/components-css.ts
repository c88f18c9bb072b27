/** How the components that move, are drawn on, or stand for something look by themselves. */
export const COMPONENTS_CSS = `
.a-swiper { position: relative; isolation: isolate; display: flex; box-sizing: border-box; overflow: hidden; touch-action: pan-y; outline-offset: -2px;
  padding-left: var(--swiper-before); padding-right: var(--swiper-after); }
.a-swiper-vertical { flex-direction: column; touch-action: pan-x;
  padding: var(--swiper-before) 0 var(--swiper-after); }
.a-swiper-unadjusted { height: 150px; }
.a-swiper-fitted { box-sizing: content-box; height: var(--swiper-height); }
.a-swiper-row { display: flex !important; }
.a-swiper.a-swiper-lifted { height: var(--swiper-height) !important; }
.a-swiper > .a-swiper-item { position: relative; flex: 0 0 calc(100% / var(--swiper-shown)); min-width: 0; box-sizing: border-box; overflow: hidden;
  transform: translateX(calc((var(--swiper-lap, 0) - var(--swiper-position)) * 100% + var(--swiper-drag) - var(--swiper-edge)));
  transition: transform var(--swiper-duration) var(--swiper-easing); }
.a-swiper > .a-swiper-node { position: relative !important; }
.a-swiper-measured > .a-swiper-item { align-self: flex-start; }
.a-swiper > .a-swiper-item-aside { contain: size; }
.a-swiper-vertical > .a-swiper-item { min-height: 0;
  transform: translateY(calc((var(--swiper-lap, 0) - var(--swiper-position)) * 100% + var(--swiper-drag) - var(--swiper-edge))); }
.a-swiper-held > .a-swiper-item { transition: none; }
.a-swiper-dots { position: absolute; z-index: 1; right: 0; bottom: 10px; left: 0; display: flex; gap: 8px; justify-content: center; pointer-events: none; }
.a-swiper-vertical > .a-swiper-dots { top: 0; right: 10px; bottom: 0; left: auto; flex-direction: column; }
.a-swiper-dots[hidden] { display: none; }
.a-swiper-dot { width: 8px; height: 8px; border-radius: 50%; background: rgba(0, 0, 0, 0.3); }
.a-swiper-dot-active { background: #000000; }
.a-movable-area { position: relative; width: 10px; height: 10px; }
.a-movable-view { position: absolute; top: 0; left: 0; width: 10px; height: 10px; touch-action: none; }
.a-cover-view { position: relative; overflow: hidden; line-height: 1.2; white-space: nowrap; }
.a-cover-image { display: inline-block; max-width: 100%; }
.a-root-portal-on { position: fixed; top: 0; left: 0; z-index: 1000; width: 100%; height: 0; }
.a-page-container { position: fixed; right: 0; left: 0; box-sizing: border-box; overflow: auto; background: #ffffff;
  transition: transform ease-out, opacity ease-out; animation: sim-fade-in 0.2s; }
.a-page-container-bottom { bottom: 0; }
.a-page-container-top { top: 0; }
.a-page-container-right, .a-page-container-center { top: 0; bottom: 0; }
.a-page-container-round.a-page-container-bottom { border-radius: 12px 12px 0 0; }
.a-page-container-round.a-page-container-top { border-radius: 0 0 12px 12px; }
.a-page-container-round.a-page-container-center { border-radius: 12px; }
.a-page-container-away.a-page-container-bottom { transform: translateY(100%); }
.a-page-container-away.a-page-container-top { transform: translateY(-100%); }
.a-page-container-away.a-page-container-right { transform: translateX(100%); }
.a-page-container-away.a-page-container-center { opacity: 0; }
.a-page-container-overlay { position: fixed; inset: 0; background: rgba(0, 0, 0, 0.5); }
.a-page-container-overlay[hidden] { display: none; }
.a-progress { display: flex; align-items: center; gap: 8px; width: 100%; }
.a-progress-track { flex: 1; height: var(--progress-width); background: var(--progress-background); }
.a-progress-track > div { width: var(--progress-done); height: 100%; background: var(--progress-active); }
.a-progress-entering > .a-progress-track > div { animation: sim-progress-in 1s ease-out; }
.a-progress-info { flex: none; font-size: 14px; }
.a-progress-info[hidden], .a-slider-value[hidden] { display: none; }
@keyframes sim-progress-in { from { width: 0; } }
.a-slider { display: flex; align-items: center; gap: 12px; margin: 10px 18px; }
.a-slider > input { flex: 1; min-width: 0; height: 28px; margin: 0; appearance: none; background: none; cursor: pointer; }
.a-slider > input::-webkit-slider-runnable-track { height: var(--slider-track); border-radius: 2px; background:
  linear-gradient(var(--slider-active), var(--slider-active)) 0 / var(--slider-done) 100% no-repeat, var(--slider-background); }
.a-slider > input::-webkit-slider-thumb { appearance: none; width: var(--slider-handle); height: var(--slider-handle);
  margin-top: calc((var(--slider-track) - var(--slider-handle)) / 2); border: 0; border-radius: 50%;
  background: var(--slider-handle-color); box-shadow: 0 1px 4px rgba(0, 0, 0, 0.4); }
.a-slider > input::-moz-range-track { height: var(--slider-track); border-radius: 2px; background: var(--slider-background); }
.a-slider > input::-moz-range-progress { height: var(--slider-track); border-radius: 2px; background: var(--slider-active); }
.a-slider > input::-moz-range-thumb { width: var(--slider-handle); height: var(--slider-handle); border: 0;
  background: var(--slider-handle-color); box-shadow: 0 1px 4px rgba(0, 0, 0, 0.4); }
.a-slider > input:disabled { opacity: 0.4; cursor: not-allowed; }
.a-slider-value { flex: none; min-width: 2em; color: #737373; font-size: 14px; text-align: end; }
.a-picker { cursor: pointer; }
.a-picker-view { position: relative; display: flex; height: 238px; overflow: hidden; }
.a-picker-view-column { position: relative; z-index: 0; flex: 1; min-width: 0; height: 100%; overflow: hidden auto; box-sizing: border-box; scroll-snap-type: y mandatory;
  scrollbar-width: none; text-align: center; }
.a-picker-view-column::before, .a-picker-view-column::after { content: ""; display: block; height: calc(50% - var(--picker-item, 34px) / 2); }
.a-picker-view-column > * { height: var(--picker-item, 34px); line-height: var(--picker-item, 34px); overflow: hidden; scroll-snap-align: center; }
.a-picker-view-picker-mask, .a-picker-view-picker-indicator { position: absolute; right: 0; left: 0; z-index: 1; pointer-events: none; }
.a-picker-view-picker-mask { inset: 0; background: top / 100% calc(50% - var(--picker-item, 34px) / 2) no-repeat, bottom / 100% calc(50% - var(--picker-item, 34px) / 2) no-repeat;
  background-image: linear-gradient(rgba(255, 255, 255, 0.9), rgba(255, 255, 255, 0.5)), linear-gradient(rgba(255, 255, 255, 0.5), rgba(255, 255, 255, 0.9)); }
.a-picker-view-picker-indicator { top: 50%; height: 34px; box-sizing: border-box; transform: translateY(-50%); }
.a-picker-view-picker-indicator::before, .a-picker-view-picker-indicator::after { content: ""; position: absolute; top: 0; right: 0; left: 0; border-top: 1px solid #dddddd; }
.a-picker-view-picker-indicator::after { top: auto; bottom: 0; }
.a-canvas { display: block; width: var(--canvas-width, 300px); height: var(--canvas-height, 225px); }
.a-canvas-still { touch-action: none; }
.a-video { display: inline-block; width: 300px; height: 225px; background: #000000; vertical-align: bottom; }
.a-web-view { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: #ffffff; }
.a-page-meta { display: none; }
.a-event-box { position: relative; display: flex; align-items: center; justify-content: center; width: 300px; height: 225px;
  box-sizing: border-box; overflow: hidden; border: 1px dashed #8c8c8c; background: #f0f0f0 center / contain no-repeat; color: #595959;
  font-size: 14px; }
.a-ad { width: 100%; height: 80px; }
.a-event-box-label { padding: 0 8px; background: rgba(255, 255, 255, 0.85); text-align: center; }
.a-event-box-menu { position: absolute; top: 4px; right: 4px; z-index: 1; padding: 2px 8px; border: 1px solid #8c8c8c; border-radius: 4px;
  background: #ffffff; color: #333333; font: inherit; font-size: 12px; cursor: pointer; }
.a-event-box-menu[hidden] { display: none; }
.a-map { touch-action: none; background-color: #f2efe9; }
.a-map > .a-event-box-label { position: absolute; bottom: 2px; left: 2px; padding: 0 4px; font-size: 11px; pointer-events: none; }
.a-map-layer { position: absolute; inset: 0; overflow: hidden; }
.a-map-layer > svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.a-map-marker, .a-map-control, .a-map-callout { position: absolute; padding: 0; border: 0; background: none; color: #333333; font: inherit;
  font-size: 12px; white-space: nowrap; }
.a-map-marker > img, .a-map-control > img { display: block; }
.a-map-pin { display: block; width: 16px; height: 16px; margin: 2px 4px 6px; border-radius: 50% 50% 50% 0; background: #d92231; transform: rotate(-45deg); }
.a-map-label, .a-map-callout { padding: 2px 6px; border-radius: 4px; background: #ffffff; box-shadow: 0 1px 4px rgba(0, 0, 0, 0.3); }
.a-map-label { position: absolute; bottom: 100%; left: 50%; transform: translateX(-50%); }
.a-map-callout { transform: translate(-50%, -100%); }
button.a-map-marker, button.a-map-control, button.a-map-callout { cursor: pointer; }
.a-lifestyle { display: flex; align-items: center; justify-content: space-between; padding: 12px 16px; background: #ffffff; }
.a-lifestyle > button { padding: 4px 16px; border: 1px solid #126ef3; border-radius: 4px; background: none; color: #0b63e0; font: inherit;
  font-size: 14px; cursor: pointer; }
.a-contact-button { display: inline-block; padding: 0; overflow: hidden; border: 0; background: none center / contain no-repeat;
  font: inherit; font-size: 10px; cursor: pointer; }
.a-error-view { padding: 24px 16px; text-align: center; }
.a-error-view-full { display: flex; flex-direction: column; align-items: center; justify-content: center; min-height: 60vh; }
.a-error-view-title { margin-bottom: 8px; font-size: 16px; }
.a-error-view-full > .a-error-view-title { font-size: 20px; }
.a-error-view-message { margin-bottom: 16px; color: #737373; font-size: 14px; }
.a-error-view-message[hidden] { display: none; }
.sim-picker { width: 100%; align-self: flex-end; overflow: hidden; border-radius: 12px 12px 0 0; animation: sim-sheet-in 0.25s ease-out; }
.sim-picker-head { display: flex; align-items: center; border-bottom: 1px solid #eeeeee; }
.sim-picker-head > button { flex: none; min-height: 48px; padding: 0 16px; border: 0; background: none; color: #0b63e0; font: inherit;
  font-size: 17px; cursor: pointer; }
.sim-picker-title { flex: 1; margin: 0; font-size: 16px; font-weight: 500; text-align: center; }
.sim-picker-columns { display: flex; height: 260px; }
.sim-picker-list { position: relative; flex: 1; min-width: 0; overflow-y: auto; outline-offset: -3px; }
.sim-picker-list > div { min-height: 44px; padding: 0 12px; box-sizing: border-box; font-size: 17px; line-height: 44px; text-align: center;
  cursor: pointer; overflow-wrap: anywhere; }
.sim-picker-list > [aria-selected="true"] { background: #f0f6ff; color: #0b63e0; font-weight: 500; }
`;
