import axios from 'axios';
import { type Gateway, GatewayUnavailable, type SmsMessage } from './message.ts';

/**
 * Hands messages to a gateway over HTTP: POST of the message as JSON with a bearer token; an SMS has
 * `{to, text, messageId}`, an e-mail `subject` too. Every status of 2xx means that it was taken.
 */
export function httpGateway<Sent extends SmsMessage>(url: string, token: string): Gateway<Sent> {
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
        // axios keeps the request, with the recipient and the text, on its errors: only the code goes on.
        throw new GatewayUnavailable((axios.isAxiosError(error) && error.code) || 'no answer');
      }
    },
  };
}
