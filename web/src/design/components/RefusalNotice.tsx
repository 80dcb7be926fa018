import { Notice } from './Notice.tsx';

/** What a form was refused for and no field of it can show: stands above its button. */
export function RefusalNotice({ messages }: { messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <Notice tone="stop">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Notice>
  );
}
