import type { TextFieldProps } from '../text-field/props';

/** One field of a form; what is left out has the default of `text-field`. */
export interface FormField extends Partial<
  Pick<TextFieldProps, 'type' | 'password' | 'placeholder' | 'maxlength' | 'hint'>
> {
  /** Key of its value. */
  name: string;
  label: string;
  /** Has the button that sends a code at its end. @default false */
  sendsCode?: boolean;
}

/** What was typed, by name of the field. */
export type FormValues = Readonly<Record<string, string>>;

export interface EntryFormProps {
  fields: FormField[];
  /** Takes the place of a field's hint, by name of the field. @default {} */
  hints: FormValues;
  /** What is wrong with a field, by its name. @default {} */
  errors: FormValues;
  /** What went wrong with the last attempt to send the form. @default '' */
  error: string;
  submitText: string;
  /** The form is being sent. @default false */
  loading: boolean;
  /** @default false */
  disabled: boolean;
  /** When the form was last sent, if to send it is to send a message, one a minute; null for any other form. @default null */
  sentAtMs: number | null;
  /** When the last code was sent; 0 for never. @default 0 */
  codeSentAtMs: number;
  /** A code is being sent. @default false */
  codeLoading: boolean;
  /** The user has to agree to the privacy agreement first. @default false */
  asksConsent: boolean;
  /** @default false */
  agreed: boolean;
  /** What is wrong with the consent. @default '' */
  consentError: string;
  onInput: (value: string, name: string) => void;
  onSubmit: (values: FormValues) => void;
  onSendCode: (values: FormValues) => void;
  onAgree: (agreed: boolean) => void;
  onReadPrivacy: () => void;
}

export const entryFormDefaults: EntryFormProps = {
  fields: [],
  hints: {},
  errors: {},
  error: '',
  submitText: '提交',
  loading: false,
  disabled: false,
  sentAtMs: null,
  codeSentAtMs: 0,
  codeLoading: false,
  asksConsent: false,
  agreed: false,
  consentError: '',
  onInput: () => undefined,
  onSubmit: () => undefined,
  onSendCode: () => undefined,
  onAgree: () => undefined,
  onReadPrivacy: () => undefined,
};
