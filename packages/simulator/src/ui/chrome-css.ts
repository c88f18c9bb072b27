/**
 * Alipay's own surfaces around the app: navigation bar, dialogs, sheets, toasts. Its blue, #1677ff, is darkened where
 * text needs a contrast of 4.5:1.
 *
 * What is fixed on a page is fixed to the stage, as to the web view on a device: below the navigation bar, and clipped.
 * A device's scroll bars take no room from the page. The focus ring of what is tapped lies inside its box, since rows
 * fill a list that clips; the white line within it shows on a blue button.
 */
export const CHROME_CSS = `
.sim { position: relative; display: block; width: 100%; height: 100%; overflow: hidden; container: sim / inline-size; background: #f5f5f5; color: #333333;
  font-family: -apple-system, BlinkMacSystemFont, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
  font-size: 16px; text-align: start; -webkit-text-size-adjust: 100%; }
.sim-app { display: flex; flex-direction: column; height: 100%; }
.sim-bar { position: relative; z-index: 1; display: flex; align-items: center; flex: none; gap: 6px;
  height: var(--sim-title-bar, 44px); padding: var(--sim-status-bar, 0px) 10px 0 12px; background: #ffffff; color: #1f1f1f; }
.sim-bar-dark, .sim-bar-light > :not(.sim-title) { color: #ffffff; }
.sim-title { flex: 1; min-width: 0; margin: 0; overflow: hidden; font-size: 18px; font-weight: 500; line-height: 44px;
  text-overflow: ellipsis; white-space: nowrap; }
.sim-title[hidden], .sim-back[hidden], .sim-bar .sim-spinner[hidden] { display: none; }
.sim-back { position: relative; flex: none; width: 32px; height: 44px; margin-left: -8px; padding: 0; border: 0;
  background: none; color: inherit; cursor: pointer; }
.sim-back::before { content: ""; position: absolute; top: 15px; left: 13px; width: 11px; height: 11px;
  border: solid currentColor; border-width: 0 0 2px 2px; transform: rotate(45deg); }
.sim-stage { position: relative; flex: 1; min-height: 0; contain: layout paint; }
.sim-page { position: absolute; inset: 0; overflow: auto; background: #f5f5f5; animation: sim-page-in 0.2s ease-out; }
.sim-page:focus { outline: none; }
/* What a pulled page lets through: the colour for it counts on Android alone. */
.sim-page::before { content: ""; position: absolute; inset: 0 0 auto; height: var(--pulled, 0px);
  background: var(--pull-image, none) center bottom / cover no-repeat; }
.sim[data-platform="Android"] .sim-page::before { background-color: var(--pull-color, transparent); }
:where(.sim *) { scrollbar-width: none; }
.sim :focus-visible, .sim .a-textarea:focus-within { outline: 2px solid #1677ff; outline-offset: 2px; }
/* The ring is around all of a textarea, its counter too: one is enough. */
.sim .a-textarea > textarea:focus-visible { outline: none; }
.sim .a-view:focus-visible, .sim .a-button:focus-visible { outline-offset: -2px; box-shadow: inset 0 0 0 4px #ffffff; }
.sim-page:focus-visible { outline: none; }
.sim-app-under .sim-bar { position: absolute; inset: 0 0 auto; z-index: 2; }
.sim-bar-clear { background: transparent !important; }
.sim-bar-through { pointer-events: none; }
.sim-bar-through > :is(.sim-back, .sim-home, .sim-option-menu, .sim-capsule) { pointer-events: auto; }
/* Above what the phone keeps free at its lower edge, which the preview sets. */
.sim-tabs { display: flex; flex: none; height: 50px; padding-bottom: var(--safe-area-inset-bottom, 0px);
  background: #ffffff; border-top: 1px solid #eeeeee; color: #595959; }
.sim-tabs[hidden] { display: none; }
.sim-tab { flex: 1; min-width: 0; padding: 4px 0; border: 0; background: none; color: inherit; font: inherit; font-size: 11px;
  line-height: 14px; cursor: pointer; }
.sim-tab[aria-selected="true"] { color: #1677ff; }
.sim-tab-icon { display: block; width: 24px; height: 24px; margin: 0 auto 2px; }
.sim-layer { position: absolute; inset: 0; z-index: 2; pointer-events: none; }
.sim-backdrop { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center;
  background: rgba(0, 0, 0, 0.55); pointer-events: auto; animation: sim-fade-in 0.2s; }
.sim-backdrop:has(> .sim-sheet) { align-items: flex-end; }
.sim-panel { box-sizing: border-box; max-height: 90%; overflow: auto; background: #ffffff; color: #333333;
  overflow-wrap: anywhere; }
.sim-panel:focus { outline: none; }
.sim-dialog { width: 280px; max-width: calc(100% - 32px); border-radius: 12px; text-align: center; }
.sim-dialog-title { margin: 20px 16px 0; font-size: 18px; font-weight: 600; line-height: 1.4; }
.sim-dialog-message { margin: 12px 16px 0; font-size: 15px; line-height: 1.5; color: #595959; white-space: pre-line; }
.sim-prompt { width: calc(100% - 32px); height: 40px; margin: 12px 16px 0; padding: 0 10px; box-sizing: border-box;
  border: 1px solid #d9d9d9; border-radius: 6px; font: inherit; font-size: 15px; }
.sim-actions { display: flex; margin-top: 20px; border-top: 1px solid #eeeeee; }
.sim-action { flex: 1; min-height: 48px; padding: 0 8px; border: 0; background: none; color: #333333; font: inherit;
  font-size: 18px; cursor: pointer; }
.sim-action + .sim-action { border-left: 1px solid #eeeeee; }
.sim-action-primary { color: #0b63e0; font-weight: 500; }
.sim-actions .sim-action:focus-visible, .sim-option:focus-visible { outline-offset: -3px; }
.sim-sheet { width: 100%; border-radius: 12px 12px 0 0; animation: sim-sheet-in 0.25s ease-out; }
.sim-sheet::after { content: ""; display: block; height: var(--safe-area-inset-bottom, 0px); }
.sim-sheet .sim-dialog-title { margin: 16px; color: #666666; font-size: 14px; font-weight: 400; text-align: center; }
.sim-option { display: block; width: 100%; min-height: 54px; padding: 0 16px; border: 0; border-top: 1px solid #eeeeee;
  background: none; color: #333333; font: inherit; font-size: 18px; cursor: pointer; }
.sim-option-destructive { color: #d92231; }
.sim-option-cancel { border-top: 8px solid #f5f5f5; }
.sim-authorization { padding: 16px 20px 24px; }
.sim-sheet-head { display: flex; align-items: center; justify-content: space-between; }
.sim-sheet-title { margin: 0; font-size: 18px; font-weight: 600; }
.sim-close { position: relative; width: 36px; height: 36px; margin-right: -8px; padding: 0; border: 0; background: none;
  color: #666666; cursor: pointer; }
.sim-close::before, .sim-close::after { content: ""; position: absolute; top: 17px; left: 10px; width: 16px; height: 2px;
  background: currentColor; }
.sim-close::before { transform: rotate(45deg); }
.sim-close::after { transform: rotate(-45deg); }
.sim-sheet-text { margin: 14px 0 8px; font-size: 15px; }
.sim-scopes { margin: 0; padding: 12px 16px 12px 32px; border-radius: 8px; background: #f5f5f5; font-size: 15px;
  line-height: 1.7; }
.sim-sheet-note { margin: 10px 0 0; color: #666666; font-size: 13px; }
.sim-wide-actions { display: flex; gap: 12px; margin-top: 20px; }
.sim-wide { flex: 1; min-height: 46px; border: 1px solid #d9d9d9; border-radius: 8px; background: #ffffff; color: #333333;
  font: inherit; font-size: 17px; cursor: pointer; }
.sim-wide-primary { border-color: #126ef3; background: #126ef3; color: #ffffff; }
.sim-toast-region, .sim-loading-region { position: absolute; inset: 0; display: flex; align-items: center;
  justify-content: center; }
.sim-loading-region { z-index: 2147483647; pointer-events: none; }
.sim-loading-region.sim-masking { pointer-events: auto; }
.sim-toast, .sim-loading { max-width: 240px; padding: 12px 16px; border-radius: 8px; background: rgba(0, 0, 0, 0.82);
  color: #ffffff; font-size: 15px; line-height: 1.5; text-align: center; overflow-wrap: anywhere; }
.sim-toast-success::before { content: "✓"; display: block; font-size: 28px; line-height: 1.3; }
.sim-toast-fail::before { content: "✕"; display: block; font-size: 28px; line-height: 1.3; }
.sim-toast-exception::before { content: "!"; display: block; font-size: 28px; font-weight: 700; line-height: 1.3; }
.sim-loading { display: flex; flex-direction: column; align-items: center; gap: 8px; }
.sim-spinner { flex: none; width: 20px; height: 20px; box-sizing: border-box; border: 2px solid currentColor;
  border-top-color: transparent; border-radius: 50%; animation: sim-spin 1s linear infinite; }
@keyframes sim-spin { to { transform: rotate(360deg); } }
@keyframes sim-fade-in { from { opacity: 0; } }
@keyframes sim-page-in { from { opacity: 0; transform: translateX(24px); } }
@keyframes sim-sheet-in { from { transform: translateY(100%); } }
@media (prefers-reduced-motion: reduce) {
  .sim *, .sim *::before, .sim *::after { animation-duration: 1ms !important; transition-duration: 1ms !important; }
}
`;
