import { Navigate } from 'react-router';
import { useMe } from '../session/use-session.ts';

const lastHatKey = 'jishi.console.hat';

export function rememberHat(base: string) {
  localStorage.setItem(lastHatKey, base);
}

/** `/`: the hat worn last, else the first there is, else the ways to get one. */
export default function Landing() {
  const me = useMe();
  if (!me.data) return null;
  const bases = [
    ...me.data.shops.map((shop) => `/merchant/${shop.shopId}`),
    ...(me.data.creator === null ? [] : ['/creator']),
    ...(me.data.operatorPermissions.length === 0 ? [] : ['/operator']),
  ];
  const last = localStorage.getItem(lastHatKey);
  const to = bases.find((base) => base === last) ?? bases[0] ?? '/start';
  return <Navigate to={to} replace />;
}
