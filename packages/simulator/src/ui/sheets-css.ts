/** The sheets on which a person answers for the phone: lists, forms, and surfaces that cover the app. */
export const SHEETS_CSS = `
.sim-list { margin: 0; padding: 0; list-style: none; }
.sim-list-title { margin: 0; padding: 6px 16px; background: #f5f5f5; color: #666666; font-size: 13px; font-weight: 400; }
.sim-list-text { margin: 0 16px 12px; text-align: center; overflow-wrap: anywhere; }
.sim-list .sim-option { text-align: start; font-size: 16px; }
.sim-checkable { box-sizing: border-box; display: flex; align-items: center; gap: 12px; }
.sim-option-done { color: #0b63e0; font-weight: 500; }
.sim-file { display: block; padding: 12px 16px; font-size: 14px; }
.sim-form-sheet { padding: 16px 20px 24px; }
.sim-field { display: block; margin-top: 12px; color: #595959; font-size: 14px; }
.sim-field .sim-prompt { width: 100%; margin: 4px 0 0; background: #ffffff; color: #333333; }
.sim-viewer { width: 100%; height: 100%; max-height: 100%; padding: 16px 20px; }
.sim-viewer-picture { display: block; max-width: 100%; margin: 12px auto; }
.sim-viewer-text { margin: 12px 0; font-size: 15px; line-height: 1.6; overflow-wrap: anywhere; white-space: pre-line; }
`;
