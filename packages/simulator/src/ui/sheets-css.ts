/** The sheets on which a person answers for the phone: lists, forms, and surfaces that cover the app. */
export const SHEETS_CSS = `
.sim-list { margin: 0; padding: 0; list-style: none; }
.sim-list-title { margin: 0; padding: 6px 16px; background: #f5f5f5; color: #666666; font-size: 13px; font-weight: 400; }
.sim-list-text { margin: 0 16px 12px; text-align: center; overflow-wrap: anywhere; }
.sim-share-image { display: block; max-width: 60%; max-height: 30vh; margin: 0 auto 12px; }
.sim-list .sim-option { text-align: start; font-size: 16px; }
.sim-checkable { box-sizing: border-box; display: flex; align-items: center; gap: 12px; }
.sim-option-done { color: #0b63e0; font-weight: 500; }
.sim-file { display: block; padding: 12px 16px; font-size: 14px; }
.sim-form-sheet { padding: 16px 20px 24px; }
.sim-field { display: block; margin-top: 12px; color: #595959; font-size: 14px; }
.sim-field .sim-prompt { width: 100%; margin: 4px 0 0; background: #ffffff; color: #333333; }
.sim-viewer { width: 100%; height: 100%; max-height: 100%;
  padding: calc(var(--sim-status-bar, 0px) + 16px) 20px calc(var(--safe-area-inset-bottom, 0px) + 16px); }
.sim-viewer-picture { display: block; max-width: 100%; margin: 12px auto; }
.sim-viewer-text { margin: 12px 0; font-size: 15px; line-height: 1.6; overflow-wrap: anywhere; white-space: pre-line; }

.sim-home { position: relative; flex: none; width: 32px; height: 32px; padding: 0; border: 0; background: none; color: inherit;
  cursor: pointer; }
.sim-home::before { content: ""; position: absolute; top: 10px; left: 10px; width: 12px; height: 12px; border: solid currentColor;
  border-width: 2px 0 0 2px; transform: rotate(45deg); }
.sim-home::after { content: ""; position: absolute; top: 15px; left: 10px; width: 9px; height: 8px; border: 2px solid currentColor;
  border-top: 0; }
.sim-option-menu { flex: none; width: 32px; height: 32px; margin-left: auto; padding: 1px; border: 0; background: none; cursor: pointer; }
.sim-option-menu > img { display: block; width: 30px; height: 30px; object-fit: contain; }
.sim-option-menu + .sim-capsule { margin-left: 0; }
.sim-option-menu[hidden] + .sim-capsule { margin-left: auto; }
.sim-home[hidden], .sim-option-menu[hidden], .sim-title-image[hidden] { display: none; }
.sim-title-image { flex: 1; min-width: 0; height: 28px; object-fit: contain; object-position: left; }
.sim-title-heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.sim-capsule { display: flex; flex: none; box-sizing: border-box; width: 87px; height: 32px; margin-left: auto;
  border: 1px solid rgba(128, 128, 128, 0.4); border-radius: 16px; }
.sim-menu, .sim-exit { position: relative; flex: 1; padding: 0; border: 0; background: none; color: inherit; cursor: pointer; }
.sim-exit { border-left: 1px solid rgba(128, 128, 128, 0.4); }
.sim-menu::before { content: "•••"; font-size: 12px; letter-spacing: 1px; }
.sim-exit::before, .sim-exit::after { content: ""; position: absolute; top: 14px; left: 14px; width: 14px; height: 2px;
  background: currentColor; transform: rotate(45deg); }
.sim-exit::after { transform: rotate(-45deg); }
.sim-option-badge { display: inline-block; min-width: 8px; min-height: 8px; margin-left: 8px; padding: 0 6px; border-radius: 9px;
  background: #d92231; color: #ffffff; font-size: 12px; line-height: 18px; vertical-align: middle; }
.sim-option-dot { padding: 0; }
.sim-tab { position: relative; }
.sim-tab-badge { position: absolute; top: 2px; left: 50%; min-width: 16px; min-height: 8px; margin-left: 8px; padding: 0 4px;
  box-sizing: border-box; border-radius: 8px; background: #d92231; color: #ffffff; font-size: 11px; line-height: 16px; }
.sim-tab-badge:empty { min-width: 8px; padding: 0; }
.sim-page[data-refreshing]::before { content: ""; display: block; width: 20px; height: 20px; margin: 12px auto; box-sizing: border-box;
  border: 2px solid #999999; border-top-color: transparent; border-radius: 50%; animation: sim-spin 1s linear infinite; }
`;
