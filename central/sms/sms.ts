/** A text message on its way to a citizen's telephone. */
export interface SmsMessage {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** A UUID by which the gateway knows a repeated message. */
  readonly messageId: string;
}

/** Hands messages over for sending. */
export interface Sms {
  /** Throws SmsUnavailable where it can't be said that the message was taken. */
  send(message: SmsMessage): Promise<void>;
}

/** The message was not handed over, or nobody knows. What it carried must not count. */
export class SmsUnavailable extends Error {
  /** Why, in a word for the log: `ECONNREFUSED`. */
  readonly code: string;
  constructor(code: string) {
    super('the message could not be handed over');
    this.name = 'SmsUnavailable';
    this.code = code;
  }
}
