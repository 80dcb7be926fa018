import { useLingui } from '@lingui/react/macro';
import { Clock, Plus, Trash2 } from 'lucide-react';
import { Button } from '../../design/components/Button.tsx';
import { Select } from '../../design/components/Select.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import {
  type Weekday,
  type WeeklyWindow,
  weekdayName,
  weekdays,
  windowsInWords,
} from '../offers/weekly-words.ts';

export interface OpeningHoursProps {
  value: readonly WeeklyWindow[];
  onChange: (windows: WeeklyWindow[]) => void;
  error?: string | undefined;
}

/** Shops that open on most days open on these. */
const usual: WeeklyWindow = { days: weekdays.slice(0, 5), opensAt: '09:00', closesAt: '16:00' };

const mostWindows = 3;

const halfHours = Array.from({ length: 48 }, (_, index) => {
  const hour = String(Math.floor(index / 2)).padStart(2, '0');
  return `${hour}:${index % 2 === 0 ? '00' : '30'}`;
});

function times(current: string, others: readonly string[]) {
  const all = others.includes(current) ? others : [current, ...others].toSorted();
  return all.map((time) => ({ id: time, label: time }));
}

const chip =
  'relative flex size-target cursor-pointer items-center justify-center rounded-full border-[1.5px] border-field-edge bg-page transition-colors hover:bg-page-sunken has-checked:border-ink has-checked:bg-ink has-checked:font-strong has-checked:text-page has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus';

interface WindowProps {
  window: WeeklyWindow;
  onChange: (window: WeeklyWindow) => void;
  onRemove: () => void;
}

function Window({ window, onChange, onRemove }: WindowProps) {
  const { t } = useLingui();
  const { locale } = useLanguage();
  const toggle = (day: Weekday, isOn: boolean) =>
    onChange({
      ...window,
      days: weekdays.filter((each) => (each === day ? isOn : window.days.includes(each))),
    });
  return (
    <div className="flex flex-col gap-4 border-rule border-b pb-4">
      <fieldset>
        <legend className="pb-1.5 font-strong">{t`On these days`}</legend>
        <div className="flex flex-wrap gap-2">
          {weekdays.map((day) => (
            <label key={day} className={chip}>
              <input
                type="checkbox"
                className="sr-only"
                aria-label={weekdayName(day, locale, 'long')}
                checked={window.days.includes(day)}
                onChange={(event) => toggle(day, event.target.checked)}
              />
              <span aria-hidden>{weekdayName(day, locale)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <Select
          label={t({ message: 'From', context: 'hours of an offer' })}
          options={times(window.opensAt, halfHours)}
          value={window.opensAt}
          onChange={(opensAt) => onChange({ ...window, opensAt })}
        />
        <Select
          label={t({ message: 'To', context: 'hours of an offer' })}
          options={times(window.closesAt, [...halfHours, '24:00'])}
          value={window.closesAt}
          onChange={(closesAt) => onChange({ ...window, closesAt })}
        />
      </div>
      <p className="text-ink-soft">{windowsInWords([window], locale)[0]}</p>
      <div>
        <Button variant="quiet" icon={Trash2} onPress={onRemove}>
          {t`Without these hours`}
        </Button>
      </div>
    </div>
  );
}

/** On which days and hours an offer can be redeemed; nothing is said of most: then it is open always. */
export function OpeningHours({ value, onChange, error }: OpeningHoursProps) {
  const { t } = useLingui();
  const change = (index: number, next: WeeklyWindow | null) =>
    onChange(value.flatMap((window, at) => (at === index ? (next === null ? [] : [next]) : [window])));
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="font-strong">{t`Days and hours`}</p>
        {value.length === 0 && <p className="text-ink-soft">{t`Members can redeem it at any time.`}</p>}
      </div>
      {value.map((window, index) => (
        <Window
          // biome-ignore lint/suspicious/noArrayIndexKey: hours have no name but their place
          key={index}
          window={window}
          onChange={(next) => change(index, next)}
          onRemove={() => change(index, null)}
        />
      ))}
      {error !== undefined && (
        <p role="alert" className="text-stop">
          {error}
        </p>
      )}
      {value.length < mostWindows && (
        <div>
          <Button
            icon={value.length === 0 ? Clock : Plus}
            onPress={() => onChange([...value, value.length === 0 ? usual : { ...usual, days: [] }])}
          >
            {value.length === 0 ? t`Only on some days or hours` : t`Other days, other hours`}
          </Button>
        </div>
      )}
    </div>
  );
}
