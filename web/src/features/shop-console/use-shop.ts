import { useParams } from 'react-router';

/** The shop in the address: `/shop/:merchantId/…`. */
export function useShopId(): string {
  return useParams()['merchantId'] ?? '';
}

/** Who may write offers and read who works here. */
export function mayManage(role: string | null): boolean {
  return role === 'OWNER' || role === 'MANAGER';
}
