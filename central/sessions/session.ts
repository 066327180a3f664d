/** Who stands behind look-ups and messages to citizens: an operator, proven by a signed statement. */
export interface Session {
  readonly operatorIin: string;
  readonly operatorBin: string;
}
