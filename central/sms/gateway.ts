import axios from 'axios';
import { type Sms, SmsUnavailable } from './sms.ts';

/**
 * Hands messages to a gateway over HTTP: POST of `{to, text, messageId}` as JSON with a bearer
 * token. Every status of 2xx means that it was taken.
 */
export function smsGateway(url: string, token: string): Sms {
  const client = axios.create({
    headers: { authorization: `Bearer ${token}` },
    timeout: 10_000,
    maxRedirects: 0,
    maxContentLength: 65_536,
    proxy: false,
    responseType: 'text',
  });
  return {
    async send(message) {
      try {
        await client.post(url, message);
      } catch (error) {
        // axios keeps the request, with the number and the text, on its errors: only the code goes on.
        throw new SmsUnavailable((axios.isAxiosError(error) && error.code) || 'no answer');
      }
    },
  };
}
