export interface CodeButtonProps {
  /** Seconds until another code may be asked for; the button counts them and drops taps. @default 0 */
  waitSeconds: number;
  /** Says that the code is being sent, and drops taps. @default false */
  loading: boolean;
  /** @default false */
  disabled: boolean;
  onTap: () => void;
}

export const codeButtonDefaults: CodeButtonProps = {
  waitSeconds: 0,
  loading: false,
  disabled: false,
  onTap: () => undefined,
};
