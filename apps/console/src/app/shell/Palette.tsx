import { SearchOutlined } from '@ant-design/icons';
import { Input, Modal } from 'antd';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Hat } from '../../session/hats.ts';
import { useFinds, type Find } from './use-finds.ts';

type Props = { hats: readonly Hat[]; hat: Hat | undefined; open: boolean; onClose: () => void };

export function Palette({ open, onClose, ...who }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={640}
      title={t('palette.open')}
      className="palette"
    >
      <PaletteBody {...who} onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ hats, hat, onClose }: Omit<Props, 'open'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listId = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const finds = useFinds(hats, hat, text.trim());
  useEffect(() => setAt(0), [text]);
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, listId]);

  const go = (find: Find | undefined) => {
    if (find === undefined) return;
    onClose();
    void navigate(find.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (move === 0 || finds.length === 0) return;
    event.preventDefault();
    setAt((at + move + finds.length) % finds.length);
  };
  return (
    <div onKeyDown={onKeyDown}>
      <Input
        autoFocus
        size="large"
        prefix={<SearchOutlined />}
        value={text}
        placeholder={t('palette.placeholder')}
        role="combobox"
        aria-label={t('palette.placeholder')}
        aria-expanded={finds.length > 0}
        aria-controls={listId}
        {...(finds.length > 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => go(finds[at])}
      />
      <div role="listbox" id={listId} aria-label={t('palette.results')} className="palette-list">
        {finds.map((find, index) => (
          <div
            key={`${find.kind}-${find.to}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className="palette-option"
            onMouseMove={() => setAt(index)}
            onClick={() => go(find)}
          >
            <span className="palette-kind">{t(`palette.${find.kind}`)}</span>
            <span className="palette-title">{find.title}</span>
            <span className="quiet">{find.hint}</span>
          </div>
        ))}
      </div>
      {finds.length === 0 && text !== '' && (
        <p className="palette-nothing">{t('palette.nothing', { text })}</p>
      )}
      <p className="palette-help">{t('palette.help')}</p>
    </div>
  );
}
