import { Picture } from '@jishi/ui/picture.tsx';
import type { ReactNode } from 'react';

type Props = {
  src: string | null | undefined;
  alt: string;
  title: ReactNode;
  note?: ReactNode;
  ratio?: number;
};

/** A small picture with the words that belong to it. */
export function Thumb({ src, alt, title, note, ratio = 1 }: Props) {
  return (
    <div className="thumb-line">
      <Picture src={src} alt={alt} ratio={ratio} className="thumb" />
      <div className="thumb-words">
        <span className="clip">{title}</span>
        {note !== undefined && <span className="quiet small clip">{note}</span>}
      </div>
    </div>
  );
}
