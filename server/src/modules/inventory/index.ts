export { reserveBatch, type ReservationLine, type Refused } from './reserve-batch.ts';
export { releaseReservation, releaseReservations, commitReservation } from './settle-reservation.ts';
export { dropReserved, type DropReserved } from './drop-reserved.ts';
export { receiveStock, returnStock } from './receive-stock.ts';
export { adjustStock } from './adjust-stock.ts';
export { orderedSince, stockOf, type Stock } from './inventory.sql.ts';
export { auditStock, type StockAudit } from './audit-stock.ts';
