/** A request that is turned down: the status, what is wrong with it and what to do instead. */
export class Refusal extends Error {
  readonly status: number;
  readonly advice: string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, message: string, advice: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.advice = advice;
    this.headers = headers;
  }
}
