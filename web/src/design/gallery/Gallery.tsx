import { useState } from 'react';
import { DisplaySettings } from '../../app/shell/DisplaySettings.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Page } from '../components/Page.tsx';
import { GalleryForms } from './GalleryForms.tsx';
import { GalleryMember } from './GalleryMember.tsx';
import { GalleryStates } from './GalleryStates.tsx';
import { GalleryWork } from './GalleryWork.tsx';

const parts = { member: GalleryMember, work: GalleryWork, forms: GalleryForms, states: GalleryStates };

/** Every component on the dev server, in Thai words as a village would have them; never in the build. */
export function Gallery() {
  const wanted = new URLSearchParams(window.location.search).get('part');
  const [part, setPart] = useState<keyof typeof parts>(
    wanted !== null && wanted in parts ? (wanted as keyof typeof parts) : 'member',
  );
  const Part = parts[part];
  return (
    <Page title="แบบหน้าจอ" lead="ชิ้นส่วนทั้งหมดของความดี" width="wide">
      <div className="flex flex-wrap gap-2 pb-6">
        {Object.keys(parts).map((name) => (
          <Button key={name} variant="quiet" onPress={() => setPart(name as keyof typeof parts)}>
            {name}
          </Button>
        ))}
      </div>
      <div className="grid gap-6 desktop:grid-cols-2 *:min-w-0">
        <Part />
        {part === 'forms' && (
          <Card title="การแสดงผล">
            <DisplaySettings />
          </Card>
        )}
      </div>
    </Page>
  );
}
