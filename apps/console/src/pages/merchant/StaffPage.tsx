import { UserAddOutlined } from '@ant-design/icons';
import { Time } from '@jishi/ui/time.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '@jishi/wire';
import { call } from '../../api/wire.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { Thumb } from '../../components/Thumb.tsx';
import { useAct } from '../../components/use-act.ts';
import { AddStaff } from '../../features/shop/AddStaff.tsx';
import { roles, type Role } from '../../features/shop/roles.ts';
import { useShopId } from '../../session/hat-context.ts';
import { useMe } from '../../session/use-session.ts';

type StaffMember = Item<'GET /shops/:shopId/staff'>;

export default function StaffPage() {
  const { t } = useTranslation();
  const shopId = useShopId();
  const [adding, setAdding] = useState(false);
  const staff = useQuery({
    queryKey: ['shop', shopId, 'staff'],
    queryFn: () => call('GET /shops/:shopId/staff', { params: { shopId } }),
  });
  const add = (
    <Button type="primary" icon={<UserAddOutlined />} onClick={() => setAdding(true)}>
      {t('shop.addStaff')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.staff')} intro={t('shop.staffIntro')} actions={add} />
      <div className="columns-wide">
        <Card>
          <Loaded query={staff}>
            {({ items }) => (
              <ul className="lines">
                {items.map((member) => (
                  <StaffLine
                    key={member.personId}
                    shopId={shopId}
                    member={member}
                    onlyOwner={
                      member.role === 'owner' && items.filter(({ role }) => role === 'owner').length === 1
                    }
                  />
                ))}
              </ul>
            )}
          </Loaded>
        </Card>
        <Card>
          <h2 className="card-title">{t('shop.rolesTitle')}</h2>
          <dl className="role-list">
            {roles.map((role) => (
              <div key={role}>
                <dt>{t(`shop.roles.${role}`)}</dt>
                <dd className="quiet">{t(`shop.roleText.${role}`)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
      {adding && <AddStaff shopId={shopId} onClose={() => setAdding(false)} />}
    </>
  );
}

type LineProps = { shopId: string; member: StaffMember; onlyOwner: boolean };

function StaffLine({ shopId, member, onlyOwner }: LineProps) {
  const { t } = useTranslation();
  const me = useMe();
  const params = { shopId, personId: member.personId };
  const refresh = [['shop', shopId, 'staff'], ['me']];
  const change = useAct({
    act: (role: Role) => call('PATCH /shops/:shopId/staff/:personId', { params, body: { role } }),
    refresh,
    done: t('shop.roleChanged'),
  });
  const remove = useAct({
    act: () => call('DELETE /shops/:shopId/staff/:personId', { params }),
    refresh,
    done: t('shop.staffRemoved'),
  });
  const self = me.data?.personId === member.personId;
  return (
    <li className="staff-line">
      <Thumb
        src={member.avatarUrl}
        alt=""
        title={
          <>
            {member.nickname} {self && <span className="quiet small">{t('shop.you')}</span>}
          </>
        }
        note={
          <>
            {member.phoneMasked} · {t('shop.joined')} <Time at={member.addedAt} />
          </>
        }
      />
      <span className="staff-acts">
        <Tooltip title={onlyOwner ? t('shop.onlyOwner') : undefined}>
          <Select
            value={member.role}
            className="filter-select"
            aria-label={`${t('shop.role')}: ${member.nickname}`}
            disabled={onlyOwner}
            loading={change.isPending}
            options={roles.map((role) => ({ value: role, label: t(`shop.roles.${role}`) }))}
            onChange={(role) => change.mutate(role)}
          />
        </Tooltip>
        {!onlyOwner && (
          <ConfirmButton
            danger
            title={self ? t('shop.leaveTitle') : t('shop.removeTitle', { name: member.nickname })}
            consequence={t(self ? 'shop.leaveText' : 'shop.removeText', { name: member.nickname })}
            confirm={t(self ? 'shop.leave' : 'shop.remove')}
            onConfirm={() => remove.mutateAsync()}
          >
            {t(self ? 'shop.leave' : 'shop.remove')}
          </ConfirmButton>
        )}
      </span>
    </li>
  );
}
