import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { EventDeskDocument, type EventDeskQuery } from './event-desk.generated.ts';

export type DeskEvent = Extract<EventDeskQuery['node'], { __typename: 'Event' }>;

/** The event of the address, for one who stands at its desk. */
export function useDeskEvent() {
  const { eventId = '' } = useParams();
  const { data, error, refetch } = useQuery(EventDeskDocument, { variables: { eventId } });
  const event = data?.node?.__typename === 'Event' && data.node.viewerIsOrganiser ? data.node : null;
  return { eventId, event, isMissing: data !== undefined && event === null, error, refetch };
}
