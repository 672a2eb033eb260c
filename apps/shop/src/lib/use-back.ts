import { useLocation, useNavigate } from 'react-router';

/** Back to where the person came from; on a page that was opened directly, to its natural parent. */
export function useBack(parent = '/mall'): () => void {
  const navigate = useNavigate();
  const { key } = useLocation();
  return () => void (key === 'default' ? navigate(parent, { replace: true }) : navigate(-1));
}
