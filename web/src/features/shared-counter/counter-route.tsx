import { useParams } from 'react-router';
import CounterRoute from '../counter/route.tsx';
import { CounterGate } from './CounterGate.tsx';

/** `/counter/:merchantId`: the counter, on somebody's own phone or on the shop's shared tablet. */
export default function GatedCounterRoute() {
  const { merchantId = '' } = useParams();
  return (
    <CounterGate merchantId={merchantId}>
      <CounterRoute />
    </CounterGate>
  );
}
