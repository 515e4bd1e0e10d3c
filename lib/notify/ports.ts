/** One message ready to leave: plain text, already in the reader's language. */
export type OutgoingMessage = {
  /** Id of the message row; mail servers and sinks see a repeated one as the same message. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The moment of sending, ISO. */
  readonly at: string;
  readonly code?: string;
  readonly link?: string;
};

/** Sends mail. Throws when the server did not take it: the job is tried again, nothing is lost. */
export interface MailPort {
  send(message: OutgoingMessage): Promise<void>;
}

/** Sends a text message to a phone in E.164. Throws as `MailPort` does. */
export interface SmsPort {
  send(message: OutgoingMessage): Promise<void>;
}

/** The address itself was refused for good: not tried again, and said to staff. */
export class UndeliverableAddress extends Error {
  constructor(options?: ErrorOptions) {
    super("the address was refused", options);
    this.name = "UndeliverableAddress";
  }
}
