import i18next from 'i18next';
import { useTranslation } from 'react-i18next';

/** An account of the ledger in words, its own name for those who point at it; one that has no words yet is shown by its name. */
export function AccountWords({ account }: { account: string }) {
  return <Words path={`ledger.account.${account}`} name={account} />;
}

/** Why an entry was made, likewise. */
export function EntryWords({ kind }: { kind: string }) {
  return <Words path={`ledger.entry.${kind}`} name={kind} />;
}

function Words({ path, name }: { path: string; name: string }) {
  const { t } = useTranslation();
  if (!i18next.exists(path)) return <code>{name}</code>;
  return <span title={name}>{t(path as 'ledger.entry.correction')}</span>;
}
