export interface PhoneButtonProps {
  /** Shows a spinner and takes no tap. @default false */
  loading: boolean;
  /** @default false */
  disabled: boolean;
  /** The answer of `my.getPhoneNumber`, encrypted: only the server can read it. */
  onSealed: (response: string) => void;
  /** The user refused Alipay's sheet, or Alipay gave no number. */
  onRefused: () => void;
}

export const phoneButtonDefaults: PhoneButtonProps = {
  loading: false,
  disabled: false,
  onSealed: () => undefined,
  onRefused: () => undefined,
};
