import { registerEnumType } from 'type-graphql';

/** Of the roles of a network, those that confirm deeds. */
export const DeedVerifier = { VERIFIER: 'VERIFIER', COORDINATOR: 'COORDINATOR' } as const;
export type DeedVerifier = (typeof DeedVerifier)[keyof typeof DeedVerifier];

registerEnumType(DeedVerifier, {
  name: 'DeedVerifier',
  description: 'Who confirms deeds.',
  valuesConfig: {
    VERIFIER: { description: 'A verifier, or a coordinator.' },
    COORDINATOR: { description: 'A coordinator alone.' },
  },
});
