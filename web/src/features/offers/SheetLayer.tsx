import { useState } from 'react';
import { type Location, matchPath, useLocation, useNavigate } from 'react-router';
import { type OverPage, pageBeneath } from '../../app/page-beneath.ts';
import { OfferSheet } from './OfferSheet.tsx';

/** The sheet's entry once its offer was redeemed: the voucher's address, and the offer it came from. */
interface RedeemedHere extends OverPage {
  offerId: string;
}

interface Shown {
  offerId: string;
  voucherId: string | null;
}

/** What the address asks for over its page; null when there is no sheet. */
function sheetOf(location: Location): Shown | null {
  if (pageBeneath(location) === null) return null;
  const offerId = matchPath('/offers/:offerId', location.pathname)?.params.offerId;
  if (offerId !== undefined) return { offerId, voucherId: null };
  const voucherId = matchPath('/vouchers/:voucherId', location.pathname)?.params.voucherId;
  const { offerId: redeemedId } = location.state as Partial<RedeemedHere>;
  if (voucherId === undefined || redeemedId === undefined) return null;
  return { offerId: redeemedId, voucherId };
}

/** The sheet over whatever page is shown. When its offer is redeemed, its entry becomes the voucher's. */
export default function SheetLayer() {
  const navigate = useNavigate();
  const location = useLocation();
  const sheet = sheetOf(location);
  // Keeps its content while it sinks.
  const [last, setLast] = useState(sheet);
  if (sheet !== null && (sheet.offerId !== last?.offerId || sheet.voucherId !== last.voucherId))
    setLast(sheet);
  // Opened anew it starts anew, whatever an earlier try was told.
  const isOpen = sheet !== null;
  const [wasOpen, setWasOpen] = useState(isOpen);
  const [round, setRound] = useState(0);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    if (isOpen) setRound(round + 1);
  }
  const shown = sheet ?? last;
  if (shown === null) return null;
  return (
    <OfferSheet
      key={`${shown.offerId} ${round}`}
      {...shown}
      isOpen={isOpen}
      onClose={() => void navigate(-1)}
      onRedeemed={(voucherId) => {
        const beneath = pageBeneath(location);
        if (beneath === null) return;
        const state: RedeemedHere = { beneath, offerId: shown.offerId };
        void navigate(`/vouchers/${voucherId}`, { replace: true, state });
      }}
    />
  );
}
