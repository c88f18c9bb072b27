export interface TextFieldProps {
  label: string;
  /** Key of the value in the form around the field. */
  name: string;
  /** Keyboard. @default 'text' */
  type: 'text' | 'number' | 'digit' | 'idcard';
  /** Hides the text, and offers a switch to show it. @default false */
  password: boolean;
  /** @default '' */
  placeholder: string;
  /** Most characters that can be typed. @default 140 */
  maxlength: number;
  /** What to type, or what was recognised. @default '' */
  hint: string;
  /** What is wrong with the text; takes the place of the hint. @default '' */
  error: string;
  /** What the key at the end of the keyboard says; a device heeds it for `text` alone. @default 'done' */
  confirmType: 'done' | 'next';
  /** Puts the cursor into the field when it turns true. @default false */
  focus: boolean;
  onInput: (value: string, name: string) => void;
  /** The key at the end of the keyboard was tapped. */
  onConfirm: (value: string, name: string) => void;
}

export const textFieldDefaults: TextFieldProps = {
  label: '',
  name: '',
  type: 'text',
  password: false,
  placeholder: '',
  maxlength: 140,
  hint: '',
  error: '',
  confirmType: 'done',
  focus: false,
  onInput: () => undefined,
  onConfirm: () => undefined,
};
