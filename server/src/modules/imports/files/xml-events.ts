import { SaxesParser } from 'saxes';
import { FileProblem } from './file-problem.ts';

export interface XmlHandlers {
  /** `name` without its prefix. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/**
 * Reads XML as it comes, and calls. Entities of a document's own are not expanded: they are an error, as is whatever is
 * not well-formed. After each piece it yields, so that the caller can hand on what it has.
 */
export async function* readXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new FileProblem('UNREADABLE', { cause: error });
  });
  parser.on('doctype', () => {
    throw new FileProblem('UNREADABLE');
  });
  parser.on('opentag', (tag) => handlers.open(localName(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handlers.close(localName(tag.name)));
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  for await (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
  yield;
}

/** The same for a document that is read to its end before anything is done with it. */
export async function readWholeXml(pieces: AsyncIterable<string>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of readXml(pieces, handlers)) {
    // The handlers have done it.
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
