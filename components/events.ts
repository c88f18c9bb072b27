/**
 * Shapes of the platform's events, as far as this app reads them.
 *
 * @see https://opendocs.alipay.com/mini/framework/event-object
 */
export interface InputEvent {
  detail: { value: string };
}

/** `checkbox` and `switch` say whether they are on. */
export interface ToggleEvent {
  detail: { value: boolean };
  currentTarget: { dataset: Readonly<Record<string, unknown>> };
}

/** Values of the form's named controls. */
export interface SubmitEvent {
  detail: { value: Readonly<Record<string, string>> };
}

export interface TapEvent {
  currentTarget: { dataset: Readonly<Record<string, unknown>> };
}
