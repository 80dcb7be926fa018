import { Field, Float, InputType, Int } from 'type-graphql';
import { badRequest } from '../../graphql/global-id.ts';

/** Nobody looks for a benefit further away. */
const furthestMetres = 2_000_000;

@InputType({
  description:
    'Where the caller stands. It is used to answer this one question, and neither kept nor logged.',
})
export class NearInput {
  @Field(() => Float, { description: 'Degrees north (WGS 84); -90 to 90.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'Degrees east (WGS 84); -180 to 180.' })
  readonly longitude!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Only what is no further away than this; 1 to 2,000,000 metres. Left out: any distance.',
  })
  readonly withinMetres?: number | null;
}

/** Throws BAD_USER_INPUT where there is no such place on the globe, and on a distance outside its limits. */
export function checkNear(near: NearInput | null | undefined): NearInput | null {
  if (near == null) return null;
  if (!(Math.abs(near.latitude) <= 90)) throw badRequest('latitude must be -90 to 90');
  if (!(Math.abs(near.longitude) <= 180)) throw badRequest('longitude must be -180 to 180');
  const { withinMetres } = near;
  if (withinMetres != null && (withinMetres < 1 || withinMetres > furthestMetres)) {
    throw badRequest(`withinMetres must be 1 to ${furthestMetres}`);
  }
  return near;
}
