import { useParams } from 'react-router';
import { Loaded } from '../../components/Loaded.tsx';
import { NotFound } from '../../app/Crashed.tsx';
import { useTemplates } from '../../features/freight/freight-queries.ts';
import { TemplateEditor } from '../../features/freight/TemplateEditor.tsx';
import { blankTemplate, draftOf } from '../../features/freight/zone-draft.ts';
import { useHat, useShopId } from '../../session/hat-context.ts';

export default function FreightEditorPage() {
  const shopId = useShopId();
  const listPath = `${useHat().base}/freight`;
  const { templateId } = useParams();
  const templates = useTemplates(shopId);
  if (templateId === undefined)
    return (
      <TemplateEditor
        key="new"
        shopId={shopId}
        templateId={undefined}
        start={blankTemplate}
        listPath={listPath}
      />
    );
  return (
    <Loaded query={templates}>
      {({ items }) => {
        const template = items.find((one) => one.templateId === templateId);
        if (template === undefined) return <NotFound />;
        return (
          <TemplateEditor
            key={templateId}
            shopId={shopId}
            templateId={templateId}
            start={draftOf(template)}
            listPath={listPath}
          />
        );
      }}
    </Loaded>
  );
}
