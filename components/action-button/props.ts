export interface ActionButtonProps {
  /** `waiting` is for a disabled button whose text is worth reading. @default 'default' */
  type: 'primary' | 'default' | 'text' | 'danger' | 'waiting';
  /** Shows a spinner and drops taps. @default false */
  loading: boolean;
  /** @default false */
  disabled: boolean;
  /** `submit` sends the form around the button; the platform knows no other value for a plain button than none. @default '' */
  formType: '' | 'submit';
  onTap: () => void;
}

export const actionButtonDefaults: ActionButtonProps = {
  type: 'default',
  loading: false,
  disabled: false,
  formType: '',
  onTap: () => undefined,
};
