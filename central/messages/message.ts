interface Message {
  /** A number (E.164) or an e-mail address. */
  readonly to: string;
  readonly text: string;
  /** A UUID by which the gateway knows a repeated message. */
  readonly messageId: string;
}

/** A text message on its way to a citizen's telephone. */
export type SmsMessage = Message;

/** An e-mail on its way to a citizen. */
export interface MailMessage extends Message {
  readonly subject: string;
}

/** Hands messages over for sending. */
export interface Gateway<Sent extends Message> {
  /** Throws GatewayUnavailable where it can't be said that the message was taken. */
  send(message: Sent): Promise<void>;
}

export type SmsGateway = Gateway<SmsMessage>;
export type MailGateway = Gateway<MailMessage>;

/** The message was not handed over, or nobody knows. */
export class GatewayUnavailable extends Error {
  /** Why, in a word for the log: `ECONNREFUSED`. */
  readonly code: string;
  constructor(code: string) {
    super('the message could not be handed over');
    this.name = 'GatewayUnavailable';
    this.code = code;
  }
}
