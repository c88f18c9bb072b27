/**
 * A text message or an e-mail. The local 知晓云 sends nothing: it hands messages to the program that runs it,
 * to be shown there.
 */
export type Message =
  | { kind: 'sms-code'; phone: string; code: string; text: string }
  | { kind: 'email-verification'; email: string; link: string; text: string }
  | { kind: 'password-reset'; email: string; link: string; text: string };

/** A message in one line, for a terminal. */
export function describeMessage(message: Message): string {
  return message.kind === 'sms-code'
    ? `Text message to ${message.phone}: ${message.text}`
    : `E-mail to ${message.email}: ${message.text}`;
}
