import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A code as the screen shows it.' })
export class EventCode {
  @Field(() => String, { description: 'The QR code holds the web address `/c/` and this.' })
  readonly token: string;

  @Field(() => Date, { description: 'From when on it is to be shown.' })
  readonly shownFrom: Date;

  @Field(() => Date, { description: 'Until when; it is good for half a minute longer.' })
  readonly shownUntil: Date;

  constructor(token: string, shownFrom: Date, shownUntil: Date) {
    this.token = token;
    this.shownFrom = shownFrom;
    this.shownUntil = shownUntil;
  }
}

@ObjectType({ description: 'What an organiser shows.' })
export class EventDesk {
  @Field(() => [EventCode], {
    description:
      'The code of now and those of the next ten minutes, for when the connection drops; empty for a printed one.',
  })
  readonly codes: readonly EventCode[];

  @Field(() => String, { nullable: true, description: 'The code for the paper; null for a rotating one.' })
  readonly printedToken: string | null;

  @Field(() => Date, {
    description: "The server's clock: a screen whose clock is wrong shows the right code by it.",
  })
  readonly serverTime: Date;

  constructor(codes: readonly EventCode[], printedToken: string | null, serverTime: Date) {
    this.codes = codes;
    this.printedToken = printedToken;
    this.serverTime = serverTime;
  }
}
